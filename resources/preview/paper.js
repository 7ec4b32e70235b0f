/* Takes each picture in its largest size, which paper asks for; true once all of them are there, or will never be. */
"use strict";
(() => {
  const widthOf = (candidate) => parseFloat((candidate.match(/\s([\d.]+)[wx]$/) || [])[1] || 1);
  for (const image of document.images) {
    const candidates = image.srcset.split(/,\s+/).filter(Boolean);
    if (candidates.length) {
      const largest = candidates.reduce((best, each) => (widthOf(each) > widthOf(best) ? each : best));
      image.removeAttribute("srcset");
      image.src = largest.trim().split(/\s+/)[0];
    }
  }
  return Array.from(document.images).every((image) => image.complete);
})();
