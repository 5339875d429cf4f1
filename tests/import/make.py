"""The spreadsheets beside this file: made once by LibreOffice from the descriptions below, and committed.

Run it with `soffice` on the path to make them anew. All numbers are invented, and so are the places.
"""

import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
NS = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"' for name, uri in {
    "office": "office", "style": "style", "text": "text", "table": "table", "number": "datastyle"}.items())
DECIMALS = '<number:number number:decimal-places="{}" number:min-decimal-places="{}" number:min-integer-digits="1"{}/>'
STYLES = {
    "0.00%": '<number:percentage-style style:name="N1">' + DECIMALS.format(2, 2, "") + "<number:text>%</number:text></number:percentage-style>",
    "0.00": '<number:number-style style:name="N2">' + DECIMALS.format(2, 2, "") + "</number:number-style>",
    "#,##0": '<number:number-style style:name="N3">' + DECIMALS.format(0, 0, ' number:grouping="true"') + "</number:number-style>",
    "月": '<number:date-style style:name="N4"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>',
}


class Cell:
    """A value with a number format, a merged area or a comment."""

    def __init__(self, value, style=None, down=1, right=1, comment=None):
        self.value, self.style, self.down, self.right, self.comment = value, style, down, right, comment


def cell(one):
    one = one if isinstance(one, Cell) else Cell(one)
    spans = ""
    if one.down > 1 or one.right > 1:
        spans = f' table:number-rows-spanned="{one.down}" table:number-columns-spanned="{one.right}"'
    style = f' table:style-name="C{list(STYLES).index(one.style) + 1}"' if one.style else ""
    note = f"<office:annotation><text:p>{escape(one.comment)}</text:p></office:annotation>" if one.comment else ""
    if one.value is None:
        return f"<table:table-cell{spans}>{note}</table:table-cell>"
    if one.style == "月":
        return f'<table:table-cell{spans}{style} office:value-type="date" office:date-value="{one.value}">{note}</table:table-cell>'
    if isinstance(one.value, (int, float)):
        kind = "percentage" if one.style == "0.00%" else "float"
        return f'<table:table-cell{spans}{style} office:value-type="{kind}" office:value="{one.value!r}">{note}</table:table-cell>'
    return f'<table:table-cell{spans}{style} office:value-type="string"><text:p>{escape(one.value)}</text:p>{note}</table:table-cell>'


def fods(sheets):
    """A flat OpenDocument text; a sheet is (name, rows, {"hidden": …, "hidden_rows": …})."""
    styles = "".join(f'<style:style style:name="C{at}" style:family="table-cell" style:data-style-name="N{at}"/>' for at in range(1, 5))
    hide = '<style:style style:name="T1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    body = ""
    for name, rows, options in sheets:
        lines = ""
        for at, row in enumerate(rows):
            hidden = ' table:visibility="collapse"' if at in options.get("hidden_rows", ()) else ""
            lines += f"<table:table-row{hidden}>{''.join(map(cell, row))}</table:table-row>"
        style = ' table:style-name="T1"' if options.get("hidden") else ""
        body += f'<table:table table:name="{name}"{style}>{lines}</table:table>'
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f"<office:automatic-styles>{''.join(STYLES.values())}{styles}{hide}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document>")


X = Cell(None)
TITLE = "甲乙丙三地2020年4月脱贫攻坚进展情况表"
BOOKS = {
    "01-按区县.xlsx": [("月报", [
        [Cell(TITLE, right=4)], ["填报单位：测试办", X, X, "单位：户、人、%"],
        ["区县", "建档立卡户", "建档立卡人口", "贫困发生率"],
        ["甲县", 1020, 3600, "0.05%"], ["乙　县", Cell(1500, "#,##0"), 4500, Cell(0.0006, "0.00%")], ["丙", 300, 900, "0.10%"],
        ["合计", 2820, 9000, X], ["制表人：某", X, "填报日期：2020年5月6日"], ["注：数为测试所编。"]], {})],
    "02-两行表头.xlsx": [("表1", [
        ["2020年4月"], [Cell("区县", down=2), Cell("建档立卡", right=2), X, Cell("贫困发生率(%)", down=2)],
        [X, "户数（户）", "人数（人）"], ["甲县", 1001, 3501, 0.06], ["乙县", 501, 1502, 0.1]], {})],
    "03-三行表头.ods": [("表1", [
        [Cell(TITLE, right=4)], [Cell("区县", down=3), Cell("进度", right=2), X, Cell("产业", right=2)],
        [X, Cell("建档立卡", right=2), X, Cell("入社户", down=2), Cell("基地面积", down=2)], [X, "户", "人口"],
        ["甲县", 1002, 3502, 62, "约9.1万"], ["乙县", 502, 1503, 31, 120]], {})],
    "04-区县在上.xlsx": [("表1", [
        ["2020年4月"], ["指标", "单位", "甲县", "乙县", "合计"], ["建档立卡户", "户", 1003, 503, 1506],
        ["投入资金", "万元", 5000, 300.5, 5300.5], ["参保率", "%", 100, 99.8, X]], {})],
    "05-期间在上.xls": [("表1", [
        ["甲县历年数据"], ["指标", "2016年", "2019年底", "2020年4月"], ["贫困发生率(%)", 0.6, 0.2, 0.06], ["建档立卡户(户)", 1100, 1010, 1000]], {})],
    "06-清单.ods": [("表1", [
        ["指标", "数值", "单位", "期间", "备注"], ["建档立卡户", 1004, "户", "2020-04", "核过"],
        ["公路里程", 125, "公里", "2019年", X], ["产业基地", "300余", "个", "2020.4", X]], {})],
    "08-三种百分数.xlsx": [("表1", [
        ["2020年4月"], ["区县", "贫困发生率（%）", "参保率"], ["甲县", 0.05, Cell(1.0, "0.00%")],
        ["乙县", 0.6, "99.80%"], ["丙区", 0.07, Cell(0.1, "0.00%")]], {})],
    "09-百分数不明.xlsx": [("表1", [["2020年4月"], ["区县", "贫困发生率"], ["甲县", 0.0006], ["乙县", 0.06]], {})],
    "10-百分数混用.ods": [("表1", [
        ["2020年4月"], ["区县", "参保率（%）"], ["甲县", Cell(0.998, "0.00%")], ["乙县", 0.995]], {})],
    "11-差一百倍.xlsx": [("表1", [["甲县2020年4月"], ["指标", "数值"], ["贫困发生率（%）", 5.9]], {})],
    "12-保留末尾的零.xlsx": [("表1", [
        ["2020年4月"], ["区县", "贫困发生率（%）", "公路里程（公里）"], ["甲县", Cell(0.1, "0.00"), Cell(10.0, "0.00")]], {})],
    "15-空和零.xlsx": [("表1", [
        ["2020年4月"], ["区县", "建档立卡户", "入社户", "产业基地", "公路里程", "基地面积", "投入资金（万元）"],
        ["甲县", "不适用", "—", X, 0, "未公布", "未报"], ["乙县", "-", "/", "－", "——", "不公开", 0]], {})],
    "16-无.xls": [("表1", [["2020年4月"], ["区县", "建档立卡户", "入社户"], ["甲县", 1000, "无"], ["乙县", "若干", "暂无"]], {})],
    "17-约数.ods": [("表1", [
        ["2020年4月"], ["区县", "入社户", "投入资金（元）", "公路里程", "已脱贫户", "产业基地", "参保率"],
        ["甲县", "260余户", "近5000万", "约125公里", "2186户（四类户）", "30以上", "百分之九十九"],
        ["乙县", "三百六十", "超100万元", "125", "1000户（建档立卡户1200户）", "1～2", "九成五"]], {})],
    "19-万和亿.xlsx": [("表1", [
        ["2020年4月"], ["区县", "投入资金（万元）", "基地面积（万亩）", "建档立卡人口（万人）"],
        ["甲县", Cell(1141.71, "0.00"), 9.1, 0.35], ["乙县", "1.3亿元", "120亩", 0.16]], {})],
    "20-千元.xlsx": [("表1", [["2020年4月"], ["区县", "投入资金（千元）"], ["甲县", 5.2]], {})],
    "21-单位混用.xlsx": [("表1", [
        ["2020年4月", X, "单位：亩"], ["区县", "基地面积"], ["甲县", 1200], ["乙县", "80公顷"], ["丙区", "5000万亩万"]], {})],
    "22-户人填反.xlsx": [("表1", [["2020年4月"], ["区县", "建档立卡户", "建档立卡人口"], ["甲县", 3500, 1000]], {})],
    "23-合计不对.xlsx": [("表1", [
        ["2020年4月"], ["区县", "建档立卡户"], ["甲县", 1000], ["乙县", 500], ["小计", 1500], ["丙区", 300], ["小计", 300], ["合计", 1790]], {})],
    "24-区县重复.ods": [("表1", [["2020年4月"], ["区县", "建档立卡户"], ["甲县", 1000], ["甲 县", 1001], ["乙县", 500], ["乙", 500]], {})],
    "28-隐藏的名单.xlsx": [
        ("汇总", [["2020年4月"], ["区县", "建档立卡户"], ["甲县", 1000]], {}),
        ("底册", [["编号", "户主姓名", "公民身份号码"], [1, "某甲", "11010519491231002X"], [2, "某乙", "440524188001010014"]], {"hidden": True})],
    "29-批注里的电话.ods": [("表1", [["2020年4月"], ["区县", "建档立卡户"], ["甲县", Cell(1000, comment="问 13800138000")]], {})],
    "30-存成数的号码.xlsx": [("表1", [
        ["2020年4月"], ["区县", "建档立卡户", "备注"], ["甲县", 1000, 440524188001010014], ["乙县", 500, 13800138000]], {})],
    "31-日期表头.xlsx": [("表1", [
        ["甲县"], ["指标", Cell("2019-12-01", "月"), "二〇二〇年四月", "2020.3.31", "2020年一季度", "2020年1-4月", "2020年上半年"],
        ["入社户", 60, 62, 61, 63, 64, 65]], {})],
    "34-看不见的字符.xlsx": [("表1", [
        ["2020年4月"], [" 区\u3000县 ", "建档立卡户\u00a0", "入\u200b社户"], ["\u3000甲\u00a0县", "1\u200b020 ", "\u00a0 62"]], {})],
    "35-两张表.xlsx": [("表1", [
        ["2020年4月"], ["区县", "建档立卡户", "入社户"], ["甲县", 1000, 62], ["乙县", 500, 31],
        ["区县", "基地面积", "产业基地"], ["甲县", 120, 3], ["乙县", 80, 2]], {})],
    "36-几张工作表.xlsx": [
        ("说明", [["本表为测试所编。"]], {}),
        ("户数", [["2020年4月"], ["区县", "建档立卡户"], ["甲县", 1005]], {}),
        ("面积", [["2020年4月"], ["区县", "基地面积"], ["甲县", 120]], {"hidden_rows": ()})],
    "37-隐藏的行.xlsx": [("表1", [["2020年4月"], ["区县", "建档立卡户"], ["甲县", 1006], ["乙县", 506], ["合计", 1006]], {"hidden_rows": (3,)})],
    "39-四舍五入.xlsx": [("表1", [
        ["2020年4月"], ["区县", "贫困发生率", "公路里程"], ["甲县", Cell(0.000648, "0.00%"), 0.1 + 0.2], ["乙县", Cell(0.0006, "0.00%"), Cell(12.3456, "0.00")]], {})],
    "44-乡镇.xlsx": [("表1", [
        ["甲县2020年4月"], ["乡镇", "建档立卡户", "建档立卡人数"], ["一号镇", 600, 2000], ["二号乡", 400, 1500], ["合计", 1000, 3500]], {})],
    "45-合并的数.xlsx": [("表1", [["2020年4月"], ["区县", "建档立卡户"], ["甲县", Cell(1000, down=2)], ["乙县", X]], {})],
    "46-对照地区.xlsx": [("表1", [["2020年4月"], ["地区", "贫困发生率（%）"], ["某市", 0.1], ["甲县", 0.05], ["丁县", 0.2]], {})],
}
TEXTS = {
    "07-没有表头.csv": ("utf-8-sig", "建档立卡户,1007户\n入社户,62户\n贫困发生率,0.06%\n"),
    "13-全角数字.csv": ("gb18030", "２０２０年４月,,\n区县,建档立卡户,贫困发生率\n甲县,１，０２０,０．０５％\n乙县,\"1,500\",０．６％\n"),
    "14-断开的千分位.csv": ("utf-8", "2020年4月,,\n区县,建档立卡户,入社户\n甲县,5 3487,\"53,48\"\n乙县,#####,6.2E+1\n"),
    "18-括号里的数.csv": ("utf-8", "2020年4月,,\n区县,入社户,建档立卡户\n甲县,62户（贫困户33户）,1000户（脱贫户900户）\n"),
    "25-重复的列.csv": ("utf-8", "2020年4月,,\n区县,建档立卡户,建档立卡贫困户\n甲县,1000,1000\n乙县,500,501\n"),
    "32-今年去年.csv": ("utf-8", "甲县,,\n指标,去年,今年\n入社户,60户,62户\n"),
    "33-日期序号.csv": ("utf-8", "甲县,\n指标,43937\n入社户,62户\n"),
    "38-不认识的名字.csv": ("utf-8", "2020年4月,,,\n区县,建档立卡户,贫困发声率,满意度\n甲县,1008,0.06%,98%\n甲线,1,0.1%,90%\n"),
    "40-制表符.tsv": ("utf-16", "2020年4月\t\n区县\t建档立卡户\n甲县\t1009\n"),
}


def main():
    for name, (encoding, text) in TEXTS.items():
        (HERE / name).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for kind in ("xlsx", "xls", "ods"):
            names = [name for name in BOOKS if name.endswith(f".{kind}")]
            for name in names:
                (folder / name.replace(f".{kind}", ".fods")).write_text(fods(BOOKS[name]), encoding="utf-8")
            sources = [str(folder / name.replace(f".{kind}", ".fods")) for name in names]
            subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", str(HERE), *sources], check=True, capture_output=True)


if __name__ == "__main__":
    main()
