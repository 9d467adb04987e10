// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "ui/commands/command_palette.h"
#include "ui/commands/command_registry.h"

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace vestigo;
using ui_commands::Command;
using ui_commands::CommandRegistry;
using ui_commands::CommandResult;
using ui_commands::PaletteEntry;

class CommandsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CommandRegistry> registry_;
    QStringList ran_;
    bool open_ = false;

    void add(const char* id, const char* title, const char* arguments = "") {
        Command command;
        command.id = QLatin1String(id);
        command.title = title;
        command.arguments = QLatin1String(arguments);
        command.run = [this, id](const QStringList& words) {
            ran_ += (QStringList{QLatin1String(id)} + words).join(' ');
            return CommandResult{};
        };
        registry_->add(command);
    }

    QStringList found(const QString& text, const ui_commands::PaletteSource& source = {}) const {
        QStringList ids;
        for (const PaletteEntry& entry : ui_commands::paletteEntries(*registry_, source, text)) {
            ids += (QStringList{entry.command} + entry.arguments).join(' ');
        }
        return ids;
    }

private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void init() {
        registry_ = std::make_unique<CommandRegistry>();
        ran_.clear();
        open_ = false;
        add("open", "&Open recording…", "[FOLDER]");
        add("seek", "&Go to a time…", "TIME");
        Command report;
        report.id = QStringLiteral("report");
        report.title = "&Report…";
        report.keys = {QKeySequence(Qt::CTRL | Qt::Key_E)};
        report.unavailable = [this] { return open_ ? QString() : QStringLiteral("Open a recording first."); };
        report.run = [this](const QStringList&) {
            ran_ += QStringLiteral("report");
            return CommandResult{};
        };
        registry_->add(report);
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void runsWithItsArguments() {
        QVERIFY(registry_->run("open", {"a b"}).problem.isEmpty());
        QVERIFY(registry_->run("open").problem.isEmpty());
        QCOMPARE(ran_, QStringList({"open a b", "open"}));
    }

    void saysWhyNot() {
        QVERIFY(registry_->run("fly").problem.contains("fly"));
        QVERIFY(registry_->run("seek").problem.contains("TIME"));
        QCOMPARE(registry_->run("report").problem, QStringLiteral("Open a recording first."));
        open_ = true;
        QVERIFY(!registry_->run("report", {"x"}).problem.isEmpty());
        QVERIFY(ran_.isEmpty());
    }

    void theActionSaysWhatTheCommandSays() {
        QAction* action = registry_->action("report");
        QVERIFY(!action->isEnabled());
        QCOMPARE(action->toolTip(), QStringLiteral("Open a recording first."));
        open_ = true;
        registry_->refresh();
        QVERIFY(action->isEnabled());
        QVERIFY(action->toolTip().contains("Report"));
        QVERIFY(action->toolTip().contains("Ctrl+E"));
        action->trigger();
        QCOMPARE(ran_, QStringList("report"));
        QCOMPARE(registry_->action("report"), action);
        QVERIFY(registry_->action("fly") == nullptr);
    }

    void whatMissesItsArgumentIsAskedFor() {
        QSignalSpy needed(registry_.get(), &CommandRegistry::argumentNeeded);
        registry_->action("seek")->trigger();
        QCOMPARE(needed.count(), 1);
        QCOMPARE(needed.front().front().toString(), QStringLiteral("seek"));
        QSignalSpy refused(registry_.get(), &CommandRegistry::refused);
        registry_->trigger("report");
        QCOMPARE(refused.count(), 1);
    }

    void thePaletteFindsByTitleAndName() {
        QCOMPARE(found(""), QStringList({"open", "seek", "report"})); // what cannot be run now comes last
        QCOMPARE(found("RECORD"), QStringList("open"));
        QCOMPARE(found("time go"), QStringList("seek"));
        QCOMPARE(found("seek"), QStringList("seek"));
        QCOMPARE(found("nothing"), QStringList());
    }

    void thePaletteTakesWholeCommandLines() {
        QCOMPARE(found("seek 12.5"), QStringList("seek 12.5"));
        QCOMPARE(found("open \"a b\""), QStringList("open a b"));
        QCOMPARE(found("report now"), QStringList()); // takes no argument
    }

    void thePaletteAsksItsSource() {
        const auto source = [](const QString& text) {
            return std::vector<PaletteEntry>{{text, "terminal", "seek", {"1"}, true}};
        };
        QCOMPARE(found("pack", source), QStringList("seek 1"));
        QCOMPARE(found("", source).size(), 3); // nothing was asked yet
    }

    void titlesWithoutMnemonics_data() {
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QString>("plain");
        QTest::newRow("English") << QByteArray("Ca&use") << "Cause";
        QTest::newRow("Chinese") << QByteArray("打开(&O)…") << "打开…";
        QTest::newRow("none") << QByteArray("Cause (first)") << "Cause (first)";
    }
    void titlesWithoutMnemonics() {
        QFETCH(QByteArray, title);
        QFETCH(QString, plain);
        Command command;
        command.title = title.constData();
        QCOMPARE(ui_commands::plainTitle(command), plain);
    }

    void wordsOfALine() {
        QString problem;
        QCOMPARE(ui_commands::splitLine("  a  \"b c\" d\"e f\"g \"\" ", problem),
                 QStringList({"a", "b c", "de fg", ""}));
        QVERIFY(problem.isEmpty());
        ui_commands::splitLine("a \"b", problem);
        QVERIFY(!problem.isEmpty());
    }
};

QTEST_MAIN(CommandsTest)
#include "commands_test.moc"
