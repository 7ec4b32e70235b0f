"""How the desk looks: colours, type, icons, and the style sheet that ties them together."""
