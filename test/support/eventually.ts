/** Resolves once `is` holds; rejects after `ms`. For what happens soon, but not at a moment a test can name. */
export async function eventually(is: () => boolean, ms = 5_000): Promise<void> {
  for (const end = Date.now() + ms; !is(); ) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
