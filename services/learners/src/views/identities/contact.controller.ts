import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CommandExecutor } from '#event-sourcing';
import {
  ACCESS_LOG,
  AccessLog,
  COMMAND_EXECUTOR,
  CurrentPrincipal,
  type Principal,
  Problem,
  Roles,
} from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { ContactAnswer } from './contact-answer.dto.js';
import { Persons } from './persons.js';
import { WhoMaySeeNames } from './who-may-see-names.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class ContactController {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(Persons) private readonly persons: Persons,
  ) {}

  /**
   * How a person is reached, from the own stream: for those who see her name at once. Logged before it is answered; who
   * may not see it is answered as for a person who does not exist.
   */
  @Get(':ref/contact')
  @ApiOkResponse({ type: ContactAnswer })
  @Roles('provider', 'course-coordinator')
  async contact(@CurrentPrincipal() principal: Principal, @Param('ref') asked: string): Promise<ContactAnswer> {
    const visible = await this.who.visible(principal, [asked]);
    const { root, members } = (await this.persons.of([asked]))(asked);
    const states = await Promise.all(members.map(async (ref) => (await this.executor.load(learnerDecider, ref)).state));
    const known = states.flatMap((state) => (state.phase === 'enrolled' ? [state.identity.contact] : []));
    if (!visible.has(asked) || known.length === 0)
      throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
    await this.log.write(principal, { what: 'names', personRefs: [root], reason: undefined });
    const given = known.filter((contact) => contact !== undefined);
    const phone = given.find((contact) => contact.phone !== undefined)?.phone;
    const email = given.find((contact) => contact.email !== undefined)?.email;
    return { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
  }
}
