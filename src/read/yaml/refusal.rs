//! YAML that is valid but not accepted: too deep, too large, a second document, anchors, complex keys.

use crate::diagnostic::{Code, Diagnostic};
use crate::read::node::{KeyValue, Scalar};
use crate::say;
use crate::text::source::Span;

/// The deepest nesting of lists and mappings. A bulletin needs four; a bomb needs thousands.
pub(super) const MAX_DEPTH: usize = 16;
/// The most values and keys in one text. The largest source record we know has some 900.
pub(super) const MAX_NODES: usize = 20_000;

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::YamlLimit,
        say!("YAML 嵌套超过 {MAX_DEPTH} 层", "YAML nested deeper than {MAX_DEPTH} levels"),
    )
    .at(span, say!("从这里起不再读", "reading stops here"))
    .help(say!(
        "文字以括号开头时用双引号括起来；数据不需要这么深的层次",
        "quote text that starts with a bracket; data need no such depth"
    ))
}

pub(super) fn too_many(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::YamlLimit,
        say!(
            "一份 YAML 里超过 {MAX_NODES} 个键和值",
            "more than {MAX_NODES} keys and values in one YAML text"
        ),
    )
    .at(span, say!("从这里起不再读", "reading stops here"))
    .help(say!("把内容分到几个文件里", "split the content into several files"))
}

pub(super) fn second_document(span: Span) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, say!("这里又开始了一份 YAML", "a second YAML document starts here"))
        .at(span, say!("多出来的 ---", "this `---` is one too many"))
        .help(say!("一个文件只写一份；删去这一行 ---", "keep one document; delete this line"))
}

pub(super) fn empty_key(span: Span) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, say!("冒号前面没有键", "there is no key before the colon"))
        .at(span, say!("这里缺一个名字", "a name is wanted here"))
        .help(say!("写成「键: 值」", "write `key: value`"))
}

pub(super) fn complex_key(span: Span) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, say!("键只能是一个名字", "a key must be a plain name"))
        .at(span, say!("键写成了列表或映射", "this key is a list or a mapping"))
        .help(say!(
            "如果这一段本来是文字，用双引号把整段括起来",
            "if this is meant to be text, put all of it in double quotes"
        ))
}

pub(super) fn duplicate(first: &KeyValue, repeated: &Scalar, times: usize) -> Diagnostic {
    let name = &repeated.text;
    Diagnostic::new(
        Code::YamlDuplicate,
        say!("键「{name}」写了 {times} 次", "the key `{name}` is given {times} times"),
    )
    .at(repeated.span, say!("第二次", "again here"))
    .at(first.key.span, say!("第一次", "first here"))
    .help(say!("留下对的一个，删去另一个", "keep the right one and delete the other"))
}

pub(super) fn unsupported(span: Span, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(Code::YamlAlias, say!("不支持 YAML 的{zh}", "YAML {en} are not supported"))
        .at(span, say!("这里", "here"))
        .help(say!(
            "直接写出值；如果它本来是文字，用双引号括起来",
            "write the value itself; if it is meant to be text, put it in double quotes"
        ))
}
