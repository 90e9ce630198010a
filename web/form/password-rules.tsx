import { useEffect, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import type { PasswordProfile } from '../../src/domain/password-profiles.ts';
import { AlertIcon, CheckIcon, DotIcon } from '../shared/icons.tsx';
import { judgePassword, judgeStrength } from './judge-password.ts';

interface Props {
  words: UiCopy;
  id: string;
  profile: PasswordProfile;
  password: string;
}

/** Allowed, but not every keyboard at which the citizen logs in can write it. */
const NOT_ASCII = /[^\x20-\x7e]/;
/** After the last key, so that a screen reader is not cut short by every letter. */
const SPEAK_AFTER_MS = 1_500;

export function PasswordRules({ words, id, profile, password }: Props) {
  const rules = judgePassword(password, profile);
  const copy = words.password;
  // Broken so rarely that it would only puzzle.
  const listed = rules?.filter(({ rule, met }) => rule !== 'characters' || (password !== '' && !met)) ?? [];
  const unmet = listed.filter(({ met }) => !met).map(({ rule }) => copy.rules[rule](profile));
  const hardToType = NOT_ASCII.test(password);
  const verdict =
    password === '' ? '' : unmet.length === 0 ? copy.allMet : copy.stillNeeds(unmet.join(copy.join));
  const spoken = useLater(hardToType ? `${copy.notAscii} ${verdict}` : verdict, SPEAK_AFTER_MS);
  return (
    <div class="rules">
      {hardToType && (
        <p class="rules-warning">
          <AlertIcon />
          {copy.notAscii}
        </p>
      )}
      {password !== '' && <Strength words={words} password={password} />}
      <div id={id}>
        <p class="rules-title">{copy.rulesTitle}</p>
        <ul>
          {listed.map(({ rule, met }) => (
            <li key={rule} class={met ? 'met' : ''}>
              {met ? <CheckIcon /> : <DotIcon />}
              <span>
                {copy.rules[rule](profile)}
                {password !== '' && <span class="unseen">{` ${met ? copy.met : copy.unmet}`}</span>}
              </span>
            </li>
          ))}
        </ul>
        <p class="rules-note">{copy.rules.personal(profile)}</p>
      </div>
      <p class="unseen" role="status">
        {spoken}
      </p>
    </div>
  );
}

function Strength({ words, password }: { words: UiCopy; password: string }) {
  const level = judgeStrength(password);
  if (level === null) return null;
  const name = words.password.levels[level] ?? '';
  return (
    <div class={`strength level-${level}`}>
      <span class="bars" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} class={bar <= Math.max(1, level) ? 'on' : ''} />
        ))}
      </span>
      <p>
        {words.password.strength}
        <strong>{name}</strong>
      </p>
    </div>
  );
}

/** The text as it was when it last stood still. */
function useLater(text: string, ms: number): string {
  const [later, setLater] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return later;
}
