//! The shapes that a text under a key can have.

/// A text that must match a pattern.
#[derive(Debug)]
pub struct Shape {
    /// What it is called, in both languages.
    pub name: (&'static str, &'static str),
    /// The pattern, as JSON Schema takes it.
    pub pattern: &'static str,
    /// How to write it, for who did not.
    pub hint: &'static str,
    /// A text that matches.
    pub example: &'static str,
}

/// A day.
pub(crate) static DAY: Shape = Shape {
    name: ("日期", "day"),
    pattern: r"^\d{4}-\d{2}-\d{2}$",
    hint: "写成 2020-05-06",
    example: "2020-05-06",
};
/// A day, with or without a time.
pub(crate) static MOMENT: Shape = Shape {
    name: ("日期或时刻", "day, with or without the time"),
    pattern: r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$",
    hint: "写成 2020-05-06 或 2020-05-06 09:00",
    example: "2020-05-06 09:00",
};
/// A part of an address.
pub(crate) static SLUG: Shape = Shape {
    name: ("英文编号", "id"),
    pattern: r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$",
    hint: "只用小写英文字母、数字、- 和 _",
    example: "poverty-rate",
};
/// An address inside the site.
pub(crate) static ADDRESS: Shape = Shape {
    name: ("站内网址", "address in the site"),
    pattern: r"^/*[a-z0-9_-]+(\.[a-z0-9_-]+)*(/[a-z0-9_-]+(\.[a-z0-9_-]+)*)*/*$",
    hint: "写站内的网址，只用小写英文字母、数字、-、_ 和 /",
    example: "old/2019-12",
};
/// An address on the web.
pub(crate) static WEB: Shape = Shape {
    name: ("网址", "web address"),
    pattern: r"^https?://[^\s]+$",
    hint: "写以 https:// 开头的完整网址",
    example: "https://www.example.gov.cn/",
};
/// A host's name.
pub(crate) static HOST: Shape = Shape {
    name: ("域名", "host name"),
    pattern: r"^[^/:\s]+\.[^/:\s]+$",
    hint: "写成 www.example.gov.cn",
    example: "www.example.gov.cn",
};
/// A unit without 万 or 亿.
pub(crate) static UNIT: Shape = Shape {
    name: ("单位", "unit"),
    pattern: "^[^万亿]|^$",
    hint: "写基本单位，不带 万、亿；数值照原文写，程序会换算",
    example: "户",
};
/// The ends between which a value lies.
pub(crate) static RANGE: Shape = Shape {
    name: ("范围", "range"),
    pattern: r"^[^.]*(\.\d+[^.]*)?\.\.[^.]*(\.\d+[^.]*)?$",
    hint: "写成 0..100，小的在前；没有上限写 0..",
    example: "0..100",
};
/// The code of an administrative division.
pub(crate) static DIVISION: Shape = Shape {
    name: ("区划代码", "division code"),
    pattern: r"^\d{6}$",
    hint: "六位数字，加引号，例如 \"500152\"",
    example: "500152",
};
