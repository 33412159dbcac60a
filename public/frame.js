// Tells the page around a petition's frame how high the petition is, and nothing else. The code for other sites
// (components/petition/frame-code.ts) listens if its owner wants it to.

const tellHeight = () =>
  parent.postMessage({ frameHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");

if (parent !== window) new ResizeObserver(tellHeight).observe(document.body);
