/** The function, with its last answer kept: one turn asks the same of the same sentence many times over. */
export function rememberLast<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let last: { text: string; answer: Answer } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: answer(text) };
    return last.answer;
  };
}
