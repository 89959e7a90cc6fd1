import { inkOn, type Settings } from './settings.ts';

// A page's policy may forbid style elements and style attributes. What a script sets through the object model it allows, and
// nothing of the page's own styles gets into a shadow tree. Sizes are in em of the browser's text size: the page's is unknown.

/** The host stands in the page's own tree, so each of its properties must win against whatever the page says. */
export const hostLook = 'all:initial!important';

const above = 'position:fixed;z-index:2147483647;bottom:1em;';

/** Set on the button itself, so that it looks right in browsers too old for the style sheet below. */
export function buttonLook({ colour, side }: Settings): string {
  return `${above + side}:1em;min-height:3em;padding:.6em 1em;border:2px solid #fff;border-radius:2em;box-shadow:0 2px 8px #0006;background:${colour};color:${inkOn(colour)};font:600 1em/1.5 system-ui;cursor:pointer`;
}

/** Everything else: the panel, and what only a style sheet can tell. */
export function sheetText({ side }: Settings): string {
  return `dialog{inset:auto;${above + side}:1em;margin:0;padding:0;border:1px solid;border-radius:1em;width:27em;max-width:none;height:calc(100vh - 2em);max-height:46em;overflow:hidden;color-scheme:light dark;font:1em/1.5 system-ui}.modal{inset:0;max-height:none;border-radius:0;width:100%;height:100%;border:0}iframe{width:100%;height:100%;border:0}div{padding:1em}div *{display:block;padding:.6em;font-size:1em}@media print{button,dialog{display:none!important}}`;
}
