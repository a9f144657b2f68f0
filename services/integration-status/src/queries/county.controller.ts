import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '#service-kit';
import { MunicipalitiesAnswer, OutlinesAnswer } from '../answers/county.dto.js';
import { COUNTY, type County } from '../county/county.js';

@ApiTags('county')
@Controller('api/integration-status/v1/county')
export class CountyController {
  constructor(@Inject(COUNTY) private readonly county: County) {}

  /** The municipalities with their members of the county. */
  @Get('municipalities')
  @Public()
  municipalities(): MunicipalitiesAnswer {
    return { rows: [...this.county.municipalities.values()] };
  }

  /** Outlines of the municipalities as GeoJSON, for overview maps. */
  @Get('outlines')
  @Public()
  @Header('cache-control', 'public, max-age=3600')
  outlines(): OutlinesAnswer {
    return this.county.outlines;
  }
}
