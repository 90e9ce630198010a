/** Below this height a keyboard is up, or the phone lies on its side. */
const TIGHT_PX = 560;
const CRAMPED_PX = 440;
/** Of a small phone without a keyboard: there large print needs the room as well. */
const SMALL_PX = 700;
/** A tap takes the focus from the text before it clicks: until then nothing may move away from the finger. */
const AFTER_TAP_MS = 300;

/**
 * Keeps `--height` at what is really visible: iOS lays its keyboard over the page instead of shrinking it.
 * While somebody writes with a finger, `writing` marks that room is short, `tight` that there is little of it,
 * `cramped` hardly any.
 */
export function followVisibleHeight(page: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const mark = () => {
    const writing = document.activeElement instanceof HTMLTextAreaElement;
    const finger = matchMedia('(pointer: coarse)').matches;
    page.classList.toggle('writing', writing && finger && viewport.height < SMALL_PX);
    page.classList.toggle('tight', writing && viewport.height < TIGHT_PX);
    page.classList.toggle('cramped', writing && viewport.height < CRAMPED_PX);
  };
  const follow = () => {
    mark();
    // Pinched in, the visible part is smaller because somebody looks closer, not because of a keyboard.
    if (viewport.scale > 1.01) return;
    page.style.setProperty('--height', `${Math.round(viewport.height)}px`);
    window.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', follow);
  document.addEventListener('focusin', ({ target }) => target instanceof HTMLTextAreaElement && mark());
  document.addEventListener('focusout', () => setTimeout(mark, AFTER_TAP_MS));
  follow();
}
