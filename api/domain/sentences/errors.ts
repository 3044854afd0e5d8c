import type { Language } from '#contract/lists.ts';
import type { ErrorCode, FieldIssue } from '../errors.ts';

const messages: Record<Language, Record<ErrorCode, string>> = {
  'zh-CN': {
    invalid_parameters: '地址中的参数不正确',
    invalid_content: '填写的内容有误，请按提示修改',
    unreadable_body: '发送的内容无法读取',
    not_found: '没有找到',
    community_not_found: '没有这个社区',
    report_other_content: '同一编号已提交过不同的内容',
    photo_other_content: '同一编号已上传过不同的照片',
    unknown_photo: '照片还没有上传成功，请重新上传',
    photo_unreadable: '照片无法读取，请换成 JPEG、PNG 或 WebP',
    photo_too_large: '照片太大',
    body_too_large: '发送的内容太大',
    queue_full: '上报的人较多，请稍候，系统会自动重试',
    database_away: '系统暂时连不上数据库，内容没有丢，请稍后再试',
    starting: '系统正在启动',
    sign_in_needed: '请先登录',
    not_allowed: '您当前的岗位不能做这件事',
    sign_in_failed: '登录没有成功，请核对后再试',
    foreign_origin: '请求来自别的网站，已拒绝',
    too_many_requests: '操作太频繁，请稍候再试',
    changed_meanwhile: '内容已被他人改动，请刷新后再试',
    not_possible_now: '现在不能这样做',
    internal: '系统出错了，我们已记录',
  },
  en: {
    invalid_parameters: 'A parameter in the address is wrong',
    invalid_content: 'Something in the content is wrong',
    unreadable_body: 'The body cannot be read',
    not_found: 'Not found',
    community_not_found: 'There is no such community',
    report_other_content: 'This id was already sent with other content',
    photo_other_content: 'This id was already uploaded with another photo',
    unknown_photo: 'The photo has not arrived yet; upload it again',
    photo_unreadable: 'The photo cannot be read; use JPEG, PNG or WebP',
    photo_too_large: 'The photo is too large',
    body_too_large: 'The body is too large',
    queue_full: 'Many reports are coming in; please try again in a moment',
    database_away: 'The database cannot be reached; nothing was lost, please try again',
    starting: 'Mangrid is starting',
    sign_in_needed: 'Please sign in first',
    not_allowed: 'Your present post does not allow this',
    sign_in_failed: 'Signing in did not succeed; check and try again',
    foreign_origin: 'The request comes from another site and was refused',
    too_many_requests: 'Too many requests; please try again in a moment',
    changed_meanwhile: 'Somebody changed this meanwhile; reload and try again',
    not_possible_now: 'That is not possible now',
    internal: 'Something went wrong here; it is recorded',
  },
};

const fieldMessages: Record<Language, Record<string, string>> = {
  'zh-CN': {
    required: '必须填写',
    invalid_type: '类型不对',
    too_big: '超出上限',
    too_small: '低于下限',
    invalid_format: '格式不对',
    invalid_value: '不在可选范围内',
    unrecognized_keys: '多余的字段',
    place_required: '请提供位置或文字地点，至少一项',
    unknown_photo: '没有这张照片',
    already_taken: '已被使用，请换一个',
    custom: '不符合要求',
  },
  en: {
    required: 'is required',
    invalid_type: 'has the wrong type',
    too_big: 'is above the limit',
    too_small: 'is below the limit',
    invalid_format: 'has the wrong format',
    invalid_value: 'is not one of the values',
    unrecognized_keys: 'is not known here',
    place_required: 'a position or a place in words is needed',
    unknown_photo: 'there is no such photo',
    already_taken: 'is taken already',
    custom: 'is not acceptable',
  },
};

export const errorMessage = (code: ErrorCode, language: Language): string => messages[language][code];

export const issueMessage = ({ code }: FieldIssue, language: Language): string =>
  fieldMessages[language][code] ?? (fieldMessages[language].custom as string);
