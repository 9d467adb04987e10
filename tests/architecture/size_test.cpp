// SPDX-License-Identifier: GPL-3.0-or-later
// How long files and functions may be, and that every header stands on its own feet.
#include "tests/architecture/sources.h"

#include <QRegularExpression>
#include <QTest>

#include <vector>

using vestigo::testing::sourcesOf;

namespace {

constexpr int longestFile = 400;     // lines
constexpr int longestFunction = 60;  // lines of its body
constexpr int longFunctionsIn = 100; // of so many functions one may be longer

struct Function {
    QString place; // "core/base/json.cpp:12"
    int lines = 0;
};

qsizetype indentOf(const QString& line) {
    qsizetype spaces = 0;
    while (spaces < line.size() && line[spaces] == ' ') {
        ++spaces;
    }
    return spaces;
}

/// The functions of a file that clang-format has been over: a line that ends with ") {" or the like opens
/// one, the next "}" at its indentation closes it. Lambdas belong to the function that holds them.
std::vector<Function> functionsOf(const QString& path, const QString& text) {
    static const QRegularExpression opens(
        "\\)( const)?( noexcept)?( override)?( final)?( -> [\\w:<>&* ]+)? \\{$");
    static const QRegularExpression initialiser("^\\s*[:,] \\w+[({].*\\{$");
    static const QRegularExpression control(
        "^\\s*(\\} )?(if|else|for|while|switch|do|catch|namespace|return)\\b|\\[[^\\]]*\\]\\s*\\(");
    std::vector<Function> functions;
    const QStringList lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool afterInitialisers = initialiser.match(lines[i]).hasMatch();
        if (!afterInitialisers && (!opens.match(lines[i]).hasMatch() || control.match(lines[i]).hasMatch())) {
            continue;
        }
        // Of a declaration over several lines, the first one has the indentation.
        qsizetype first = i;
        while (first > 0 && (afterInitialisers || lines[i].count(')') > lines[i].count('(')) &&
               indentOf(lines[first]) > 0 && !lines[first - 1].isEmpty() && !lines[first - 1].endsWith(';') &&
               !lines[first - 1].endsWith('}') && !lines[first - 1].endsWith(':')) {
            --first;
        }
        const qsizetype indent = indentOf(lines[first]);
        const QString closing = QString(indent, ' ') + "}";
        qsizetype end = i + 1;
        while (end < lines.size() && !lines[end].startsWith(closing)) {
            ++end;
        }
        functions.push_back({QString("%1:%2").arg(path).arg(first + 1), static_cast<int>(end - i - 1)});
        i = end;
    }
    return functions;
}

} // namespace

class SizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreShort() {
        const auto sources = sourcesOf({"core", "ui", "app", "tests"});
        QVERIFY(sources.size() > 200);
        QStringList faults;
        for (auto it = sources.begin(); it != sources.end(); ++it) {
            if (it.value().count('\n') > longestFile) {
                faults += QString("%1: %2 lines").arg(it.key()).arg(it.value().count('\n'));
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join("\n")));
    }

    void functionsFitAScreen() {
        const auto sources = sourcesOf({"core", "ui", "app"});
        std::size_t count = 0;
        QStringList tooLong;
        for (auto it = sources.begin(); it != sources.end(); ++it) {
            for (const Function& function : functionsOf(it.key(), it.value())) {
                ++count;
                if (function.lines > longestFunction) {
                    tooLong += QString("%1: %2 lines").arg(function.place).arg(function.lines);
                }
            }
        }
        qInfo("%zu functions, %d of them longer than %d lines", count, static_cast<int>(tooLong.size()),
              longestFunction);
        QVERIFY(count > 1000); // else they were not recognised
        QVERIFY2(static_cast<std::size_t>(tooLong.size()) * longFunctionsIn <= count,
                 qPrintable(tooLong.join("\n")));
    }

    /// The first line that a .cpp includes is its own header, so that the compiler sees each header alone.
    /// Those without a .cpp are compiled by the target of tests/architecture.
    void everyHeaderIsIncludedFirstSomewhere() {
        const auto sources = sourcesOf({"core", "ui", "app"});
        static const QRegularExpression include("^#include\\s+[<\"]([^>\"]+)",
                                                QRegularExpression::MultilineOption);
        QStringList faults;
        for (auto it = sources.begin(); it != sources.end(); ++it) {
            const QString header = it.key().chopped(4) + ".h";
            if (it.key().endsWith(".cpp") && sources.contains(header) &&
                include.match(it.value()).captured(1) != header) {
                faults += it.key() + " does not include its own header first";
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join("\n")));
    }

    void functionsAreMeasured() {
        const QString body = QString("    work();\n").repeated(7);
        const auto linesOf = [](const QString& text) {
            const auto functions = functionsOf("a.cpp", text);
            return functions.size() == 1 ? functions.front().lines : -1;
        };
        QCOMPARE(linesOf("int f(int a) {\n" + body + "}\n"), 7);
        QCOMPARE(linesOf("int A::f(int a,\n         int b) const {\n" + body + "}\n"), 7);
        QCOMPARE(linesOf("A::A(int a)\n    : a_(a)\n    , b_(a) {\n" + body + "}\n"), 7);
        QCOMPARE(linesOf("void f() {\n    if (a) {\n    " + body + "    }\n}\n"), 9);
        QCOMPARE(linesOf("class A {\n    void f() override {\n" + body + "    }\n};\n"), 7);
        QCOMPARE(linesOf("void f() {\n    const auto g = [&](int a) {\n" + body + "    };\n}\n"), 9);
        QCOMPARE(functionsOf("a.cpp", "namespace {\nstruct A {\n    int a;\n};\n}\n").size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(SizeTest)
#include "size_test.moc"
