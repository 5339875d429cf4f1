//! What is read of a page, and when.

use super::{body_of, sketch};
use crate::compile::prose::lower::lower;
use crate::compile::testing::span;
use crate::site::testing::SampleSite;
use crate::site::{PagePart, plain_text};

const TEXT: &str = "段里看![田](field.jpg \"田的说明\")\n\n## 小节\n\n> 引文\n\n- 一\n- **二**[三](/about.md)\n\n| 头 |\n|---|\n| 格 |\n\n![路](field.jpg \"路的说明\")\n\n---\n\n```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 降至0.06%\nalt: 图上是下降\ncaption: 图注\n```\n\n```{figures}\nindicators: [贫困发生率]\ntitle: 表名\n```\n\n```{note}\ntitle: 注意\ntext: 说明\n```\n";

#[test]
fn every_text_is_read_once_in_the_order_of_the_page() {
    let sample = SampleSite::with_districts().here("贫困发生率@2020-04 0.06%").here("贫困发生率@2016 0.6%");
    let mut problems = Vec::new();
    let prose = lower(&mut problems, TEXT, span(100, 100 + TEXT.len()), &sample.page().scope());
    assert!(problems.is_empty(), "{}", body_of(&sample, TEXT));
    let parts = prose.parts().into_iter().map(|part| match part {
        PagePart::Text(kind, content) => format!("{kind:?} {}", plain_text(content)),
        PagePart::Code(code, _) => format!("code {code}"),
        PagePart::Picture(picture) => format!("picture {}", sketch::inlines(&picture.alt)),
        PagePart::Chart(chart) => format!("chart {}", chart.id),
        PagePart::Figures(table) => format!("figures {}", table.figures.len()),
    });
    let parts: Vec<String> = parts.collect();
    let expected = [
        "Paragraph 段里看田",
        "InsideText 田",
        "InsideText 田的说明",
        "picture 田",
        "Heading(\"s1\") 小节",
        "Paragraph 引文",
        "Paragraph 一",
        "Paragraph 二三",
        "Cell 头",
        "Cell 格",
        "Alt 路",
        "Caption 路的说明",
        "picture 路",
        "Label 降至0.06%",
        "Caption 图注",
        "ChartAlt 图上是下降",
        "chart tongnan-2020-04-1",
        "Label 表名",
        "figures 2",
        "Label 注意",
        "Note 说明",
    ];
    assert_eq!(parts, expected);
}
