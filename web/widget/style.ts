const CSS = `
:host { all: initial; }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
button { font: 600 16px/1.2 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; cursor: pointer; border: 0; }
button:focus-visible { outline: 3px solid #ffb100; outline-offset: 3px; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.open { position: fixed; z-index: 2147483000; right: max(20px, env(safe-area-inset-right)); bottom: calc(24px + env(safe-area-inset-bottom));
  display: flex; align-items: center; gap: 8px; min-height: 56px; padding: 0 20px 0 16px; border-radius: 28px; color: #fff; background: #1a5fd0;
  box-shadow: 0 6px 20px rgb(16 62 140 / .35); transition: background .15s, box-shadow .15s; }
.open:hover { background: #1550b3; box-shadow: 0 8px 26px rgb(16 62 140 / .45); }
.panel { position: fixed; z-index: 2147483001; right: max(20px, env(safe-area-inset-right)); bottom: calc(96px + env(safe-area-inset-bottom));
  width: 420px; height: min(720px, calc(100vh - 120px)); border-radius: 20px; overflow: hidden; background: #eef2f8;
  box-shadow: 0 16px 56px rgb(16 34 66 / .32); animation: rise .18s ease-out; }
iframe { width: 100%; height: 100%; border: 0; display: block; }
.close { position: absolute; z-index: 1; top: calc(10px + env(safe-area-inset-top)); right: 10px; width: 44px; height: 44px; padding: 10px;
  border-radius: 22px; color: #fff; background: transparent; }
.close:hover { background: rgb(255 255 255 / .16); }
.close:focus-visible { outline-offset: -3px; }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
@media (max-width: 599px) {
  .panel { inset: 0; width: auto; height: 100%; border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) { .panel { animation: none; } .open { transition: none; } }
@media print { .open, .panel { display: none; } }
`;

/** A constructed sheet where there is one: it needs no permission from the embedding page's CSP. */
export function shadowStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = CSS;
    root.append(style);
  }
}
