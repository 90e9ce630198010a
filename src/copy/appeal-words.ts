import type { Appeal } from '../domain/appeals/appeal.ts';
import type { AppealWords, MessageText } from '../domain/appeals/ports.ts';
import type { PortalSettings } from '../domain/figures.ts';
import type { Locale } from '../domain/locale.ts';
import { maskContact, maskUsername } from '../domain/masking.ts';
import { startOf } from '../domain/workdays.ts';
import { appealNoticesEn } from './appeal-notices.en.ts';
import { type AppealNotices, appealNoticesZhCN } from './appeal-notices.zh-CN.ts';
import { copyFor } from './copy.ts';
import { inTheirLanguage, signed } from './in-their-language.ts';
import { inPortalTime } from './portal-time.ts';

const APPEAL_NOTICES: Record<Locale, AppealNotices> = {
  'zh-CN': appealNoticesZhCN,
  en: appealNoticesEn,
};

/** What appeals say by SMS and mail. */
export function createAppealWords({
  portal,
  publicUrl,
}: {
  portal: Pick<PortalSettings, 'portalName' | 'hotline'>;
  publicUrl: string;
}): AppealWords {
  const { portalName, hotline } = portal;

  const message = (locale: Locale, subject: string, text: string): MessageText => ({
    subject,
    text: signed(portalName, locale, text),
  });

  return {
    toCitizen({ news, appeal, queryCode = '' }) {
      const { locale, kind, receipt = '' } = appeal;
      const notices = APPEAL_NOTICES[locale];
      const words = withoutFullStop(appeal.decisions.at(-1)?.words ?? '');
      const texts = {
        submitted: () => notices.submitted(receipt, queryCode, promisedOf(appeal)),
        'more-needed': () =>
          notices.moreNeeded(receipt, words, day(appeal.supplementUntil ?? 0, locale), publicUrl),
        'taking-effect': () => notices.takingEffect(receipt, time(appeal.effectiveAt ?? 0, locale)),
        done: () => notices.done(receipt, kind, publicUrl),
        rejected: () => notices.rejected(receipt, words, hotline),
        withdrawn: () => notices.withdrawn(receipt, hotline),
        lapsed: () => notices.lapsed(receipt, hotline),
        vetoed: () => notices.vetoed(receipt, hotline),
      };
      return message(locale, notices.subject(portalName), texts[news]());
    },

    toOwner({ news, appeal, username, link }) {
      const { channel, to } = appeal.contact;
      const shown = maskContact(channel, to);
      const masked = maskUsername(username);
      return inTheirLanguage(appeal.locale, (locale) => {
        const notices = APPEAL_NOTICES[locale];
        const at = time(appeal.effectiveAt ?? 0, locale);
        const changed =
          news === 'taking-effect'
            ? notices.ownerTakingEffect(masked, channel, shown, at, link, hotline)
            : notices.ownerChanged(masked, channel, shown, link, hotline);
        const text = appeal.kind === 'unlock' ? notices.ownerUnlocked(masked, link, hotline) : changed;
        return message(locale, notices.ownerSubject(portalName), text);
      });
    },

    held: ({ appeal, username }) =>
      inTheirLanguage(appeal.locale, (locale) =>
        copyFor(locale).messages.accountHeld(portalName, maskUsername(username), hotline),
      ),
  };
}

function promisedOf({ promisedOn, locale }: Appeal): string | undefined {
  return promisedOn && day(startOf(promisedOn), locale);
}

function day(at: number, locale: Locale): string {
  return inPortalTime(at, locale, { dateStyle: 'long' });
}

function time(at: number, locale: Locale): string {
  return inPortalTime(at, locale, { dateStyle: 'long', timeStyle: 'short' });
}

/** A reviewer's sentence goes into ours. */
function withoutFullStop(words: string): string {
  return words.trim().replace(/[。.；;]+$/, '');
}
