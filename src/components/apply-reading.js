// Blocks the first paint, so that a page never shows itself in one size and then in another: a file of
// its own (no inline script under a strict policy), in the language of the oldest browsers, unbundled.
(function () {
  var allowed = {
    size: /^(?:small|large|larger)$/,
    face: /^sans$/,
    spacing: /^(?:tight|wide)$/,
    script: /^Han[st]$/,
    keys: /^off$/,
  };
  var html = document.documentElement;
  var own = document.currentScript;
  // Whoever loads it as a module has no element that would say where the site begins.
  if (own === null) return;
  var root = new URL(own.getAttribute('data-root'), location.href).pathname;
  // What stands here tells the tools of the page whose settings they are, and that scripts run.
  html.setAttribute('data-archive', root);
  try {
    var kept = JSON.parse(localStorage.getItem('nianlun-reading ' + root)) || {};
    Object.keys(allowed).forEach(function (name) {
      if (allowed[name].test(kept[name])) html.setAttribute('data-' + name, kept[name]);
    });
  } catch {
    // Storage is switched off or was damaged: the page is read as it comes.
  }
})();
