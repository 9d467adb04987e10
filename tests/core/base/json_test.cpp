// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"

#include <QTest>

using namespace vestigo;

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThePlaceOfASyntaxError() {
        const Result<Json> json = parseJson("{\n \"a\": 1,\n \"b\" 2\n}", "x.json");
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::SyntaxInvalid);
        QVERIFY2(json.error().place.find("line 3") == 0, json.error().place.c_str());
        QVERIFY(json.error().oneLine().find("x.json: line 3") == 0);
    }

    void refusesDeepNesting() {
        const std::string deep = std::string(100000, '[') + std::string(100000, ']');
        const Result<Json> json = parseJson(deep, "deep.json");
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::TooLarge);
    }

    void refusesAKeyThatOccursTwice() {
        const Result<Json> json = parseJson(R"({"a": {"b": 1, "c": 2, "b": 3}})", "twice.json");
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::Duplicate);
        QCOMPARE(json.error().arguments.at(0), std::string("b"));
    }

    void refusesNumbersThatAreNoNumbers() {
        QVERIFY(!parseJson("{\"a\": 1e999}", "x"));
        QVERIFY(!parseJson("{\"a\": NaN}", "x"));
        QVERIFY(!parseJson("{\"a\": \"\xff\xfe\"}", "x"));
        QVERIFY(!parseJson("", "x"));
        QVERIFY(!parseJson("{} {}", "x"));
    }

    void aNulIsNoEnd() {
        const Result<Json> json = parseJson(std::string("{}\n\0 {", 6), "x.json");
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::SyntaxInvalid);
        QCOMPARE(json.error().place, std::string("line 2, column 1"));
        const Result<Json> wide = parseJson(std::string("\xFF\xFE{\0}\0", 6), "x.json");
        QVERIFY(!wide && wide.error().oneLine().find("UTF-16") != std::string::npos);
    }

    void keepsTheOrderOfKeys() {
        const Result<Json> json = parseJson(R"({"z": 1, "a": [1.5, null]})", "x");
        QVERIFY(json.ok());
        QCOMPARE(writeJson(*json), std::string("{\n \"z\": 1,\n \"a\": [\n  1.5,\n  null\n ]\n}\n"));
    }

    void readerRemembersTheFirstMistakeAndItsPlace() {
        const Result<Json> json = parseJson(R"({"list": [{"name": "x"}, {"name": 7}], "n": "no"})", "f.json");
        const JsonReader root(*json, "f.json");
        const JsonReader list = root.array("list");
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list.element(0).text("name"), std::string("x"));
        QVERIFY(root.ok());
        QCOMPARE(list.element(1).text("name"), std::string());
        QCOMPARE(root.number("n"), 0.0);
        QVERIFY(!root.ok());
        QCOMPARE(root.error().place, std::string("list[1].name"));
        QCOMPARE(root.error().code, ErrorCode::TypeWrong);
        QCOMPARE(
            root.error().oneLine(),
            std::string("f.json: list[1].name: must be a text, is: number (correct this entry of the file)"));
    }

    void readerSurvivesEveryWrongShape() {
        for (const char* text : {"[]", "7", "{\"a\": 1}", "{\"a\": []}", "{\"a\": {}}", "{\"a\": null}"}) {
            const Result<Json> json = parseJson(text, "x");
            const JsonReader root(*json, "x");
            root.array("a").element(5).object("b").array("c").element(0).number("d");
            QVERIFY(!root.ok());
        }
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
