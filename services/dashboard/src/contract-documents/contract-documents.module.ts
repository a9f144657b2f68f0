import { Controller, Get, Header, Module } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { asyncApiDocument, contractRegistry, eventCatalogueHtml } from '#contracts';
import { Public } from '#service-kit';

/** The contract of the events, made of the registry that the running services check against. */
@ApiExcludeController()
@Public()
@Controller('api')
class ContractDocumentsController {
  private readonly definitions = contractRegistry().all();

  @Get('asyncapi.json')
  asyncApi(): object {
    return asyncApiDocument(this.definitions);
  }

  @Get('events')
  @Header('content-type', 'text/html; charset=utf-8')
  events(): string {
    return eventCatalogueHtml(this.definitions);
  }
}

/** `/api/asyncapi.json` and `/api/events`. */
@Module({ controllers: [ContractDocumentsController] })
export class ContractDocumentsModule {}
