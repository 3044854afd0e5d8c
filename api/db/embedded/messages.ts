export type EngineStep = 'engine-create' | 'engine-start' | 'engine-extensions';
export type ChildMessage =
  | { kind: 'refused'; pid: number }
  | { kind: 'progress'; step: EngineStep }
  | { kind: 'ready'; socketDir: string }
  | { kind: 'dumped' }
  | { kind: 'closed' };
export type ParentMessage = { kind: 'close' } | { kind: 'dump'; file: string };
