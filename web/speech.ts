let speaking: { button: HTMLElement; stopped: () => void } | null = null;

/**
 * A voice for the language that lives on the phone. Voices that live elsewhere would send the
 * answer to somebody else, so they do not count.
 */
function voiceFor(locale: string): SpeechSynthesisVoice | undefined {
  if (!("speechSynthesis" in window)) return undefined;
  const base = locale.toLowerCase().split("-")[0] ?? locale;
  return speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === base);
}

/** Whether this phone can read the language aloud. */
export function canSpeak(locale: string): boolean {
  return voiceFor(locale) !== undefined;
}

/** Calls back when the phone has learnt which voices it has. */
export function onVoices(changed: () => void): void {
  if ("speechSynthesis" in window) speechSynthesis.addEventListener?.("voiceschanged", changed);
}

/** Reads aloud, piece by piece since some phones stop in a long text; or stops when it was already at it. */
export function toggleSpeech(
  button: HTMLElement,
  pieces: readonly string[],
  locale: string,
  changed: (isSpeaking: boolean) => void,
): void {
  const wasMine = speaking?.button === button;
  hush();
  const voice = voiceFor(locale);
  if (wasMine || !voice) return;
  speaking = { button, stopped: () => changed(false) };
  changed(true);
  pieces.forEach((piece, index) => {
    const utterance = new SpeechSynthesisUtterance(piece);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = () => {
      if (index === pieces.length - 1 && speaking?.button === button) hush();
    };
    speechSynthesis.speak(utterance);
  });
}

/** Stops reading aloud. */
export function hush(): void {
  if (!("speechSynthesis" in window)) return;
  speechSynthesis.cancel();
  speaking?.stopped();
  speaking = null;
}
