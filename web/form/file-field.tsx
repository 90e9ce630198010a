import { useRef } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { AlertIcon, CameraIcon, CheckIcon, PictureIcon } from '../shared/icons.tsx';
import { FieldErrorText } from './field.tsx';
import type { FormField } from './read-form.ts';
import type { Upload, Uploads } from './use-uploads.ts';

interface Props {
  words: UiCopy;
  field: FormField;
  uploads: Uploads;
  error: string;
  markOptional?: boolean;
  onChange(): void;
}

/** A phone or tablet, which has a camera. */
const hasCamera = () => matchMedia('(pointer: coarse)').matches;

export function FileField({ words, field, uploads, error, markOptional = false, onChange }: Props) {
  const { name, label, hint, required, maxFiles } = field;
  const mine = uploads.list.filter((upload) => upload.field === name);
  const full = maxFiles > 1 && mine.length >= maxFiles;
  const focus = useRef<HTMLFieldSetElement>(null);
  const pick = (file: File | undefined) => {
    if (!file) return;
    onChange();
    uploads.add(name, file, maxFiles);
  };
  return (
    <fieldset
      class="field"
      aria-describedby={
        [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
      }
      ref={focus}
      tabIndex={-1}
    >
      <legend>
        {label}
        {markOptional && !required && <span class="optional">{words.steps.optional}</span>}
      </legend>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {mine.map((upload) => (
        <Photo
          key={upload.key}
          words={words}
          label={label}
          upload={upload}
          onRetry={() => {
            onChange();
            uploads.retry(upload.key);
          }}
          onRemove={() => {
            uploads.remove(upload.key);
            onChange();
            // The button that had the focus is gone.
            focus.current?.focus();
          }}
        />
      ))}
      {!full && (
        <Pickers words={words} field={field} again={maxFiles === 1 && mine.length > 0} onPick={pick} />
      )}
      {error && <FieldErrorText name={name} error={error} />}
    </fieldset>
  );
}

interface PickersProps {
  words: UiCopy;
  field: FormField;
  /** There is one already, which another takes the place of. */
  again: boolean;
  onPick(file: File | undefined): void;
}

function Pickers({ words: { photos }, field, again, onPick }: PickersProps) {
  const { name, accept, label } = field;
  const camera = hasCamera();
  // A picture of the screen is in the album, never in front of the camera.
  const asksCamera = camera && field.camera;
  const choice = (id: string, text: string, capture: boolean) => (
    <label class={capture && !again ? 'primary' : 'secondary'}>
      {capture ? <CameraIcon /> : <PictureIcon />}
      {text}
      <input
        id={`${name}-${id}`}
        name={name}
        type="file"
        accept={accept}
        aria-label={`${label}: ${text}`}
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onPick(event.currentTarget.files?.[0]);
          // So that the same file can be chosen once more.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
  return (
    <div class="pickers">
      {asksCamera && choice('camera', again ? photos.again : photos.take, true)}
      {choice('album', again ? photos.change : camera ? photos.album : photos.choose, false)}
    </div>
  );
}

interface PhotoProps {
  words: UiCopy;
  label: string;
  upload: Upload;
  onRetry(): void;
  onRemove(): void;
}

function Photo({ words: { photos }, label, upload, onRetry, onRemove }: PhotoProps) {
  const { state, share, preview, error } = upload;
  const percent = Math.round(share * 100);
  return (
    <div class={`photo ${state}`}>
      {preview ? (
        <img src={preview} alt={photos.of(label)} />
      ) : (
        <span class="no-preview">
          <PictureIcon />
        </span>
      )}
      <div class="photo-state">
        <p role="status">
          {state === 'kept' && <CheckIcon />}
          {state === 'failed' && <AlertIcon />}
          {state === 'preparing'
            ? photos.preparing
            : state === 'kept'
              ? photos.uploaded
              : state === 'failed' && error}
        </p>
        {state === 'sending' && (
          <>
            <p aria-hidden="true">{photos.uploading(percent)}</p>
            <progress max={100} value={percent} aria-label={photos.of(label)} />
          </>
        )}
        <div class="photo-buttons">
          {state === 'failed' && (
            <button type="button" class="primary" onClick={onRetry}>
              {photos.retry}
            </button>
          )}
          <button
            type="button"
            class="plain"
            onClick={onRemove}
            aria-label={`${photos.remove} ${photos.of(label)}`}
          >
            {photos.remove}
          </button>
        </div>
      </div>
    </div>
  );
}
