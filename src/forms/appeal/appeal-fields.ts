import type { Copy } from '../../copy/zh-CN.ts';
import type { AppealKind, AppealState, DocumentKind, Statement } from '../../domain/appeals/appeal.ts';
import type { PortalSettings } from '../../domain/figures.ts';
import type { FormField, FormStep } from '../description.ts';
import { idNumberField, realNameField } from '../person-fields.ts';

/** What the pictures' picker offers; what is taken is judged by the bytes. */
const ACCEPT = 'image/*';
const MOST_SCREENSHOTS = 2;

type TypedName = Exclude<keyof Statement, 'realName' | 'idNumber'>;

interface Typed {
  type: 'text' | 'textarea' | 'phone' | 'email' | 'time';
  maxLength: number;
  autocomplete?: string;
}

/** In characters as people count them. */
export const TYPED: Record<TypedName, Typed> = {
  account: { type: 'text', maxLength: 64, autocomplete: 'username' },
  oldPhone: { type: 'phone', maxLength: 20 },
  oldEmail: { type: 'email', maxLength: 254 },
  registered: { type: 'time', maxLength: 60 },
  registeredPlace: { type: 'text', maxLength: 60 },
  lastLogin: { type: 'time', maxLength: 60 },
  lastLoginPlace: { type: 'text', maxLength: 60 },
  business: { type: 'textarea', maxLength: 500 },
  devices: { type: 'text', maxLength: 200 },
  events: { type: 'textarea', maxLength: 1000 },
};

export type TextName = keyof Statement;

const EVIDENCE: readonly TypedName[] = [
  'registered',
  'registeredPlace',
  'lastLogin',
  'lastLoginPlace',
  'business',
  'devices',
];

/** Old contacts are asked for where they are what changed; the account's name where nothing else leads to it. */
function whoNames(kind: AppealKind): readonly TypedName[] {
  return kind === 'contact-change' ? ['account', 'oldPhone', 'oldEmail'] : ['account'];
}

export function textNames(kind: AppealKind): readonly TextName[] {
  return ['realName', 'idNumber', ...whoNames(kind), ...EVIDENCE, 'events'];
}

export function isRequired(name: TextName, kind: AppealKind): boolean {
  return name === 'realName' || name === 'idNumber' || (name === 'account' && kind === 'unlock');
}

export function requiredDocuments(portal: PortalSettings): readonly DocumentKind[] {
  return portal.inHandPhoto ? ['id-front', 'id-back', 'in-hand'] : ['id-front', 'id-back'];
}

/** All that may be added. */
export function documentKinds(portal: PortalSettings): readonly DocumentKind[] {
  return [...requiredDocuments(portal), 'screenshot'];
}

export function appealFields(kind: AppealKind, copy: Copy, portal: PortalSettings): FormField[] {
  return appealGroups(kind, copy, portal).flatMap(({ fields }) => fields);
}

export function appealSteps(kind: AppealKind, copy: Copy, portal: PortalSettings): FormStep[] {
  return appealGroups(kind, copy, portal).map(({ fields, ...step }) => ({
    ...step,
    fields: fields.map(({ name }) => name),
  }));
}

function appealGroups(kind: AppealKind, copy: Copy, portal: PortalSettings) {
  const { steps } = copy.formsAppeal;
  const typed = (name: TypedName) => typedField(name, kind, copy);
  return [
    { ...steps.who, fields: [realNameField(copy), idNumberField(copy), ...whoNames(kind).map(typed)] },
    {
      ...steps.documents,
      fields: requiredDocuments(portal).map((document) => fileField(document, true, copy)),
    },
    {
      ...steps.evidence,
      fields: [...EVIDENCE.map(typed), fileField('screenshot', false, copy), typed('events')],
    },
    { ...steps.confirm, fields: [] },
  ];
}

function typedField(name: TypedName, kind: AppealKind, { formsAppeal }: Copy): FormField {
  return {
    name,
    ...formsAppeal.fields[name],
    required: isRequired(name, kind),
    autocomplete: 'off',
    ...TYPED[name],
  };
}

export function fileField(name: DocumentKind, required: boolean, { formsAppeal }: Copy): FormField {
  return {
    name,
    type: 'file',
    ...formsAppeal.fields[name],
    required,
    accept: ACCEPT,
    maxFiles: mostFiles(name, 'draft'),
  };
}

/** What is asked for later has room beside what was there. */
export function mostFiles(name: DocumentKind, state: AppealState): number {
  if (name !== 'screenshot') return 1;
  return state === 'draft' ? MOST_SCREENSHOTS : 2 * MOST_SCREENSHOTS;
}
