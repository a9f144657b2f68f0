/** What refusals of this service mean to people who import a file. */
export const REASONS: Readonly<Record<string, string>> = {
  'body-already-founded': 'Dieses Gremium besteht schon mit anderen Angaben.',
  'body-unknown': 'Dieses Gremium gibt es hier nicht.',
  'topic-already-raised': 'Dieses Thema ist schon mit anderen Angaben eingebracht.',
  'topic-unknown': 'Dieses Thema gibt es hier nicht.',
  'topic-of-other-body': 'Dieses Thema gehört einem anderen Gremium.',
  'topic-not-on-agenda': 'Dieses Thema steht nicht auf der Tagesordnung der Sitzung.',
  'meeting-already-convened': 'Diese Sitzung ist schon mit anderen Angaben einberufen.',
  'meeting-unknown': 'Diese Sitzung gibt es hier nicht.',
  'meeting-not-held-yet': 'Diese Sitzung hat noch nicht stattgefunden.',
  'held-before-convened': 'Die Sitzung liegt vor ihrer Einberufung.',
  'decision-unknown': 'Diesen Beschluss hat die Sitzung nicht gefasst.',
  'measure-already-assigned': 'Diese Maßnahme ist schon mit anderen Angaben beauftragt.',
  'measure-already-completed': 'Diese Maßnahme ist schon erledigt.',
  'due-before-assigned': 'Die Maßnahme ist fällig, bevor sie beauftragt wird.',
  'completed-before-assigned': 'Die Maßnahme ist erledigt, bevor sie beauftragt wird.',
};
