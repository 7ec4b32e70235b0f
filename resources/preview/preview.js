/* Patches and measures the preview's page. Runs in a script world of its own: the page neither has nor sees any of it. */
"use strict";
var offstone = (() => {
  const PART_SIZE = 50;
  const PLACE_FOR_CARET = 0.35;
  const MOST_CORRECTIONS = 8;

  let following = 0;

  const body = () => document.querySelector("article .body");
  const parts = () => Array.from(body().children);

  const fragmentOf = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  const blockAt = (index) => {
    const part = body().children[Math.floor(index / PART_SIZE)];
    return part ? part.children[index % PART_SIZE] : undefined;
  };

  const indexOf = (block) => {
    const part = block.parentElement;
    return parts().indexOf(part) * PART_SIZE + Array.prototype.indexOf.call(part.children, block);
  };

  /* The page is written with a line end behind every element; what we put or take goes with its own. */
  const put = (parent, element, before) => {
    parent.insertBefore(element, before);
    parent.insertBefore(document.createTextNode("\n"), before);
  };

  const take = (element) => {
    const after = element.nextSibling;
    if (after && after.nodeType === Node.TEXT_NODE) after.remove();
    element.remove();
    return element;
  };

  const addPart = () => {
    const part = document.createElement("div");
    part.className = "body-part";
    part.append("\n");
    put(body(), part, null);
    return part;
  };

  /* Parts hold PART_SIZE blocks each: what one has too many moves to the next, what it lacks comes from there. */
  const settle = (from) => {
    const all = body();
    for (let number = from; number < all.children.length; number += 1) {
      const part = all.children[number];
      while (part.children.length > PART_SIZE) {
        const next = part.nextElementSibling || addPart();
        put(next, take(part.lastElementChild), next.firstElementChild);
      }
      while (part.children.length < PART_SIZE && part.nextElementSibling) {
        const next = part.nextElementSibling;
        if (next.firstElementChild) put(part, take(next.firstElementChild), null);
        else take(next);
      }
    }
    const last = all.lastElementChild;
    if (last && !last.children.length) take(last);
  };

  const splice = (start, removed, inserted) => {
    const fresh = Array.from(fragmentOf(inserted.join("")).children);
    const common = Math.min(removed, fresh.length);
    for (let i = 0; i < common; i += 1) blockAt(start + i).replaceWith(fresh[i]);
    const surplus = [];
    for (let i = common; i < removed; i += 1) surplus.push(blockAt(start + i));
    surplus.forEach(take);
    if (fresh.length > common) {
      const all = body();
      const number = Math.min(Math.floor((start + common) / PART_SIZE), Math.max(0, all.children.length - 1));
      const part = all.children[number] || addPart();
      const before = part.children[start + common - number * PART_SIZE] || null;
      fresh.slice(common).forEach((block) => put(part, block, before));
    }
    if (fresh.length !== removed) settle(Math.floor(start / PART_SIZE));
  };

  /* Children that are the same stay as they are, so that pictures neither load again nor blink. */
  const replaceSiblings = (old, html) => {
    const fresh = Array.from(fragmentOf(html).children);
    old.elements.forEach((element, i) => {
      if (i >= fresh.length) take(element);
      else if (!element.isEqualNode(fresh[i])) element.replaceWith(fresh[i]);
    });
    fresh.slice(old.elements.length).forEach((element) => put(old.parent, element, old.before));
  };

  const around = (isBefore) => {
    const middle = body();
    const all = Array.from(middle.parentElement.children);
    const place = all.indexOf(middle);
    const elements = isBefore ? all.slice(0, place) : all.slice(place + 1);
    return { elements, parent: middle.parentElement, before: isBefore ? middle : null };
  };

  /* Parts out of view have a guessed height. Coming near they get their own, and what was scrolled to moves: look again. */
  const follow = (number, index, fraction, isForced, corrections) => {
    const block = index < 0 ? document.querySelector("article h1, article") : blockAt(index);
    if (!block || number !== following) return;
    const box = block.getBoundingClientRect();
    const place = box.top + box.height * fraction;
    const height = window.innerHeight;
    if (!isForced && place > height * 0.08 && place < height * 0.85) return;
    window.scrollTo(0, Math.max(0, window.scrollY + place - height * PLACE_FOR_CARET));
    if (corrections > 0) {
      requestAnimationFrame(() =>
        requestAnimationFrame(() => follow(number, index, fraction, false, corrections - 1)),
      );
    }
  };

  const topOf = (element) => element.getBoundingClientRect().top + window.scrollY;

  return {
    dress(...styles) {
      document.adoptedStyleSheets = styles.map((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        return sheet;
      });
    },

    /* The page's own rules for print take the place of those for screens; the page itself stays as it is. */
    putOnPaper() {
      const turn = (rules) => {
        for (const rule of rules) {
          if (rule instanceof CSSMediaRule) {
            if (/\bprint\b/.test(rule.media.mediaText)) rule.media.mediaText = "all";
            else if (/\bscreen\b/.test(rule.media.mediaText)) rule.media.mediaText = "not all";
          }
          if (rule.cssRules) turn(rule.cssRules);
        }
      };
      for (const sheet of document.styleSheets) turn(sheet.cssRules);
    },

    patch(change) {
      if (change.opening !== null) replaceSiblings(around(true), change.opening);
      if (change.removed || change.inserted.length) splice(change.start, change.removed, change.inserted);
      if (change.closing !== null) replaceSiblings(around(false), change.closing);
    },

    useScheme(scheme) {
      if (scheme) document.documentElement.dataset.scheme = scheme;
      else delete document.documentElement.dataset.scheme;
    },

    /* The block under a point of the view, and how far down in it; index -1 is the header, null nothing of the article. */
    locate(x, y) {
      const element = document.elementFromPoint(x, y);
      const article = element && element.closest("article");
      if (!article || !article.querySelector(".body")) return null;
      const block = element.closest(".body-part > *");
      if (!block) {
        const heading = element.closest("h1, .standfirst, .byline, .dateline, .section, figure");
        return { index: -1, fraction: 0, part: heading ? heading.className || heading.localName : "" };
      }
      const box = block.getBoundingClientRect();
      return { index: indexOf(block), fraction: box.height ? (y - box.top) / box.height : 0, part: "" };
    },

    /* Bring a place in a block into view, unless it is there already. */
    follow(index, fraction, isForced) {
      following += 1;
      follow(following, index, fraction, isForced, MOST_CORRECTIONS);
    },

    alignTop(index, fraction) {
      const block = blockAt(index);
      if (block) window.scrollTo(0, topOf(block) + block.getBoundingClientRect().height * fraction - 12);
    },

    /* What stands at the top of the view, to come back to after the page was loaded again; null without a text. */
    place() {
      const all = body() ? parts() : [];
      if (!all.length) return null;
      for (let number = 0; number < all.length; number += 1) {
        if (all[number].getBoundingClientRect().bottom > 0) {
          for (let i = 0; i < all[number].children.length; i += 1) {
            const box = all[number].children[i].getBoundingClientRect();
            if (box.bottom > 0) {
              return { index: number * PART_SIZE + i, offset: box.top, scroll: window.scrollY };
            }
          }
        }
      }
      return { index: -1, offset: 0, scroll: window.scrollY };
    },

    returnTo(place) {
      const block = place.index < 0 ? undefined : blockAt(place.index);
      window.scrollTo(0, block && place.scroll > 0 ? topOf(block) - place.offset : place.scroll);
    },

    articleHtml() {
      return document.querySelector("article").outerHTML;
    },

    /* True when the page's article is, node for node, what that HTML says. */
    isArticle(html) {
      return document.querySelector("article").isEqualNode(fragmentOf(html).firstElementChild);
    },
  };
})();
