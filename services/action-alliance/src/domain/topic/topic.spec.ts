import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type RaiseTopic, topicDecider, type TopicRaised } from './topic.decider.js';

const facts = { today: '2026-11-24', bodyFounded: true };
const data = { topicId: 'to_1', bodyId: 'b_1', title: 'Fahrwege' };
const raise: RaiseTopic = { type: 'raise-topic', ...data };
const raised: TopicRaised = { type: 'topic-raised', effectiveOn: facts.today, data };

describe('raising a topic', () => {
  it('before a body', () => {
    given(topicDecider).when(raise, facts).then(raised);
  });

  it('is refused', () => {
    given(topicDecider, raised).when(raise, facts).thenRefused('topic-already-raised');
    given(topicDecider)
      .when({ ...raise, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    const unknown = given(topicDecider)
      .when(raise, { ...facts, bodyFounded: false })
      .thenRefused('body-unknown');
    expect(unknown.at).toBe('/bodyId');
  });
});
