// The links of 404.html begin with `/`, for nobody knows at which address a host shows it. This file lies one folder below
// the site's root and leads them there; of several heights at which the page asks for it, the nearest comes first.
import "./tongbao.js";

const root = new URL("..", import.meta.url);
for (const name of ["href", "action"]) {
  for (const link of document.querySelectorAll(`[${name}^="/"]:not([rel="stylesheet"])`)) {
    link.setAttribute(name, new URL(link.getAttribute(name).slice(1), root));
  }
}
