import kafkajs, { type PartitionAssigner } from 'kafkajs';

const NAME = 'single-partition';
const VERSION = 0;
const NO_USER_DATA = Buffer.alloc(0);

/** For a group of one member that reads one partition: the client knows no reading without a group. */
export const singlePartitionAssigner =
  (topic: string, partition: number): PartitionAssigner =>
  () => ({
    name: NAME,
    version: VERSION,
    protocol: ({ topics }) => ({
      name: NAME,
      metadata: kafkajs.AssignerProtocol.MemberMetadata.encode({ version: VERSION, topics, userData: NO_USER_DATA }),
    }),
    assign: async ({ members }) =>
      members.map(({ memberId }) => ({
        memberId,
        memberAssignment: kafkajs.AssignerProtocol.MemberAssignment.encode({
          version: VERSION,
          assignment: { [topic]: [partition] },
          userData: NO_USER_DATA,
        }),
      })),
  });
