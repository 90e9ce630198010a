import { decide, settled } from '../../src/understanding/decide-reading.ts';

describe('from probabilities to an answer', () => {
  it('the likeliest, when it is likely enough', () => {
    expect(decide([['locked', 0.9]], [])).toEqual({ situation: 'locked', confidence: 0.9 });
  });

  it('questions count together, and the likeliest of them is the topic', () => {
    expect(
      decide(
        [
          ['locked', 0.35],
          ['faq.scam', 0.33],
          ['faq.privacy', 0.32],
        ],
        [],
      ),
    ).toEqual({ situation: 'faq', topic: 'scam', confidence: 0.65 });
  });

  it('in doubt between the two likeliest', () => {
    expect(
      decide(
        [
          ['locked', 0.39],
          ['forgot-password', 0.3],
          ['human', 0.2],
        ],
        [],
      ),
    ).toEqual({ situation: 'clarify', confidence: 0.39, between: ['locked', 'forgot-password'] });
  });

  it('nobody is asked about what is outside, or unlikely', () => {
    const decision = decide(
      [
        ['out-of-scope', 0.39],
        ['clarify', 0.35],
        ['locked', 0.2],
        ['human', 0.05],
      ],
      [],
    );
    expect(decision).toEqual({ situation: 'clarify', confidence: 0.39, between: [] });
  });

  it('what people as a rule mean fills the second button', () => {
    expect(decide([['clarify', 0.99]], ['login'])).toEqual({
      situation: 'clarify',
      confidence: 0.99,
      between: ['forgot-password', 'locked'],
    });
  });

  it('a single button only where it is likely', () => {
    const between = (probability: number) =>
      decide(
        [
          ['clarify', 1 - probability],
          ['human', probability],
        ],
        [],
      );
    expect(between(0.2)).toMatchObject({ between: [] });
    expect(between(0.4)).toMatchObject({ between: ['human'] });
  });

  it('outside the service', () => {
    expect(decide([['out-of-scope', 0.8]], [])).toEqual({ situation: 'out-of-scope', confidence: 0.8 });
  });

  it('nothing at all is a doubt', () => {
    expect(decide([], [])).toEqual({ situation: 'clarify', confidence: 0, between: [] });
  });
});

it('a topic is a question', () => {
  expect(settled('faq.weekend')).toEqual({ situation: 'faq', topic: 'weekend' });
  expect(settled('human')).toEqual({ situation: 'human' });
});
