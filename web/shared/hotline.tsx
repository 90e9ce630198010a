import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { splitHotline } from './split-hotline.ts';

/** The portal's number as its settings have it; empty while they are not known. */
export const Hotline = createContext('');

/** Text in which a tap on the hotline's number calls it. */
export function Callable({ text }: { text: string }) {
  const hotline = useContext(Hotline);
  return (
    <>
      {splitHotline(text, hotline).map((part, index) =>
        'href' in part ? (
          <a key={index} class="call" href={part.href}>
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
