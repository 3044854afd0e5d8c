/** What a start goes through, for the terminal and for a browser that came too early. */
export const stepWords: Record<string, { zh: string; en: string }> = {
  start: { zh: '正在启动', en: 'starting' },
  'engine-create': {
    zh: '正在建立内置数据库（首次约 20 秒）',
    en: 'creating the embedded database (first start, about 20 s)',
  },
  'engine-start': { zh: '正在打开内置数据库', en: 'opening the embedded database' },
  'engine-extensions': { zh: '正在载入 PostGIS', en: 'loading PostGIS' },
  migrate: { zh: '正在更新数据表', en: 'bringing the schema up to date' },
  calendar: { zh: '正在载入节假日与调休', en: 'loading holidays and extra working days' },
  community: { zh: '正在载入演示社区：地图和人员', en: 'loading the demo community: land and people' },
  history: { zh: '正在载入演示社区：上报和工单', en: 'loading the demo community: reports and tickets' },
  web: { zh: '正在准备网页', en: 'building the pages' },
};
