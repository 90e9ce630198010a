const CRAMPED_PX = 480;

/**
 * Keeps `--height` at what is really visible: iOS lays its keyboard over the page instead of shrinking it.
 * `cramped` marks little room while somebody writes.
 */
export function followVisibleHeight(page: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const mark = () => {
    const writing = document.activeElement instanceof HTMLTextAreaElement;
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
  document.addEventListener('focusin', mark);
  document.addEventListener('focusout', mark);
  follow();
}
