// SPDX-License-Identifier: GPL-3.0-or-later
// Acknowledge and shelve with the real window, its dialogs, its project on disk.
#include "app/session/alarm_keeper.h"
#include "core/store/database.h"
#include "core/store/project_store.h"
#include "tests/app/session/application_probe.h"
#include "ui/items/alarm_words.h"
#include "ui/items/incident_model.h"
#include "ui/shell/alarm_overview.h"

#include <QtCore/QRegularExpression>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::QtWarnings;
using ui_items::IncidentModel;

namespace {

/// The demonstration, analysed, and what is known about its alarms read.
bool analysed(ApplicationProbe& app) {
    return app.open(testing::demoFolder()) && app.analyse() && app.session->alarms().states() != nullptr &&
           app.session->analysis()->incidents.size() > 1;
}

QStringList tagsOf(const ApplicationProbe& app, const QString& incident) {
    const auto* model = app.find<QListView>("incidentList")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(IncidentModel::IdRole).toString() == incident) {
            return model->index(row, 0).data(IncidentModel::TagsRole).toStringList();
        }
    }
    return {};
}

QString lastIncident(const ApplicationProbe& app) {
    const auto* model = app.find<QListView>("incidentList")->model();
    return model->index(model->rowCount() - 1, 0).data(IncidentModel::IdRole).toString();
}

QPushButton* button(const ApplicationProbe& app, const char* panel, const char* name) {
    return app.find<QWidget>(panel)->findChild<QPushButton*>(QLatin1String(name));
}

void type(QDialog* dialog, const char* field, const QString& text) {
    auto* line = dialog->findChild<QLineEdit*>(QLatin1String(field));
    QVERIFY(line != nullptr);
    line->selectAll();
    QTest::keyClicks(line, text);
}

void accept(QDialog* dialog) {
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("accept")), Qt::LeftButton);
}

alarms::AlarmLog logOf(const ApplicationProbe& app) {
    const auto store = store::ProjectStore::open(app.folder / "project.vestigo");
    const auto log = (*store)->alarmLog();
    return log ? *log : alarms::AlarmLog();
}

/// The terminals of an incident, all shelved for eight hours by command.
bool shelveAll(ApplicationProbe& app, std::size_t incident) {
    for (const std::string& terminal : alarms::terminalsOf(app.session->analysis()->incidents[incident])) {
        if (!app.run("shelve", {QString::fromStdString(terminal), "8h", "sensor being replaced", "Li Wei"})) {
            return false;
        }
    }
    return app.waitUntilIdle();
}

} // namespace

class AlarmsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QtWarnings::watch(); }
    void cleanup() { QCOMPARE(QtWarnings::take(), QStringList()); }

    void acknowledgedThroughTheDialog() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QCOMPARE(tagsOf(app, "i1"), QStringList{"not acknowledged"});
        QTest::mouseClick(button(app, "whyPanel", "acknowledge"), Qt::LeftButton);
        auto* dialog = app.find<QDialog>("personDialog");
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto* accepts = dialog->findChild<QPushButton*>("accept");
        QVERIFY(!accepts->isEnabled()); // nobody yet
        type(dialog, "person", "Li Wei");
        QVERIFY(accepts->isEnabled());
        type(dialog, "note", "checked wiring");
        accept(dialog);
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(tagsOf(app, "i1"), QStringList{"acknowledged by Li Wei"});
        QVERIFY(app.find<QLabel>("alarmState")->text().contains("checked wiring"));
        QVERIFY(!button(app, "whyPanel", "acknowledge")->isVisible());
        const alarms::AlarmLog log = logOf(app);
        QCOMPARE(log.size(), std::size_t{1});
        QCOMPARE(log[0].note, std::string("checked wiring"));

        // Taken back; the name is remembered.
        QTest::mouseClick(button(app, "whyPanel", "take-back"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(app.find<QDialog>("personDialog") != nullptr &&
                                     app.find<QDialog>("personDialog") != dialog,
                                 60000);
        dialog = app.find<QDialog>("personDialog");
        QCOMPARE(dialog->findChild<QLineEdit*>("person")->text(), QStringLiteral("Li Wei"));
        accept(dialog);
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(tagsOf(app, "i1"), QStringList{"not acknowledged"});
        QCOMPARE(logOf(app).size(), std::size_t{2}); // nothing is removed
    }

    void cancelledDialogsDoNothing() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QVERIFY(app.run("acknowledge"));
        QTest::keyClick(app.find<QDialog>("personDialog"), Qt::Key_Escape);
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(tagsOf(app, "i1"), QStringList{"not acknowledged"});
        QVERIFY(logOf(app).empty());
    }

    void shelvedThroughTheDialogAndBackWhenItEnds() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        double now = 1.8e9;
        app.session->alarms().setClock([&now] { return now; });
        QTest::mouseClick(button(app, "whyPanel", "shelve"), Qt::LeftButton);
        auto* dialog = app.find<QDialog>("shelveDialog");
        QVERIFY(dialog != nullptr);
        auto* accepts = dialog->findChild<QPushButton*>("accept");
        type(dialog, "person", "Li Wei");
        QVERIFY(!accepts->isEnabled()); // a reason is needed
        type(dialog, "note", "sensor being replaced");
        QVERIFY(accepts->isEnabled());
        auto* length = dialog->findChild<QComboBox*>("length");
        length->setCurrentIndex(length->count() - 1);
        auto* hours = dialog->findChild<QSpinBox*>("hours");
        QVERIFY(hours->isVisible());
        hours->setValue(3);
        const std::size_t terminals = alarms::terminalsOf(app.session->analysis()->incidents[0]).size();
        auto* what = dialog->findChild<QComboBox*>("what");
        if (terminals > 1) {
            what->setCurrentIndex(static_cast<int>(terminals)); // all of them
        }
        accept(dialog);
        QVERIFY(app.waitUntilIdle());
        QVERIFY(tagsOf(app, "i1").front().startsWith("shelved until "));
        QCOMPARE(lastIncident(app), QStringLiteral("i1"));
        QVERIFY(app.find<QLabel>("alarmLoad")->text().contains("1 shelved"));
        QCOMPARE(logOf(app).front().shelf.expiresAt, 1.8e9 + 3.0 * 3600.0);
        // The number of an incident is its place in time, wherever its row stands.
        QVERIFY(app.find<QListView>("incidentList")->model()->index(0, 0).data().toString().startsWith("2"));

        now += 3.0 * 3600.0;
        app.session->alarms().setClock([&now] { return now; });
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(tagsOf(app, "i1"), QStringList{"not acknowledged"});
        QVERIFY(lastIncident(app) != QStringLiteral("i1"));
    }

    void theCommandsDoTheSame() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QVERIFY(app.run("acknowledge", {"2", "Ana", "seen"}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(tagsOf(app, "i2"), QStringList{"acknowledged by Ana"});
        QVERIFY(!app.run("acknowledge", {"i2", "Ana"})); // once
        QVERIFY(!app.run("acknowledge", {"i99", "Ana"}));
        QVERIFY(app.run("take-back", {"i2", "Ana"}));
        QVERIFY(app.waitUntilIdle());
        QVERIFY(!app.run("take-back", {"i2", "Ana"}));
        QVERIFY(shelveAll(app, 0));
        QVERIFY(tagsOf(app, "i1").front().startsWith("shelved until "));
        const QString terminal =
            QString::fromStdString(app.session->analysis()->incidents[0].episodes.front().terminal);
        QVERIFY(app.run("unshelve", {terminal, "Ana"}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(tagsOf(app, "i1").front(), QStringLiteral("not acknowledged"));
        for (const QStringList& wrong : {QStringList{terminal}, QStringList{"nobody", "8h", "why", "Ana"},
                                         QStringList{terminal, "soon", "why", "Ana"},
                                         QStringList{terminal, "8h", "why", "Ana", "colour=red"}}) {
            QVERIFY2(!app.run("shelve", wrong), qPrintable(wrong.join(' ')));
        }
        QVERIFY(!app.run("unshelve", {terminal, "Ana"}));
    }

    void whatTheStoreRefusesIsSaid() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QSignalSpy failed(app.session.get(), &session::Session::failed);
        QVERIFY(app.run("acknowledge", {"i1", "  "}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(failed.count(), 1);
        QVERIFY(app.window->message().contains("name is needed", Qt::CaseInsensitive));
        QCOMPARE(tagsOf(app, "i1"), QStringList{"not acknowledged"});
    }

    void keptOverANewStartAndAnotherAnalysis() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QVERIFY(app.run("acknowledge", {"i1", "Li Wei"}));
        QVERIFY(app.open(app.example())); // another recording has its own
        QVERIFY(app.open(testing::demoFolder()));
        QTRY_COMPARE(tagsOf(app, "i1"), QStringList{"acknowledged by Li Wei"});
        QVERIFY(app.analyse());
        QTRY_COMPARE(tagsOf(app, "i1"), QStringList{"acknowledged by Li Wei"});
    }

    void anotherLanguageShowsTheSame() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QVERIFY(app.run("acknowledge", {"i1", "Li Wei"}));
        QVERIFY(app.waitUntilIdle());
        QVERIFY(app.run("chinese"));
        QTRY_COMPARE(tagsOf(app, "i1"), QStringList{QString::fromUtf8("已由 Li Wei 确认")});
        QTRY_VERIFY(app.find<QLabel>("alarmLoad")->isVisible()); // the old one goes with its event loop
    }

    void theOverviewCountsAndUnshelves() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QVERIFY(shelveAll(app, 0));
        QVERIFY(app.run("alarm-load"));
        auto* overview = app.window->findChild<ui_shell::AlarmOverview*>();
        QVERIFY(overview != nullptr && overview->isVisible());
        const auto texts = [overview] {
            QStringList all;
            for (const QLabel* label : overview->findChildren<QLabel*>()) {
                all.append(label->text());
            }
            return all.join('\n');
        };
        QVERIFY(app.waitUntilIdle());
        QTRY_VERIFY(texts().contains("All recordings of the project"));
        QVERIFY(texts().contains("no rate: shorter than ten minutes")); // the demonstration is 200 s
        QVERIFY(texts().contains("sensor being replaced"));
        const auto firstCut = [overview] {
            for (const QLabel* label : overview->findChildren<QLabel*>()) {
                const int needed =
                    label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
                if (label->height() < needed) {
                    return label->text();
                }
            }
            return QString();
        };
        QTRY_COMPARE(firstCut(), QString()); // no line of it is cut
        const auto shelves = app.session->alarms().states()->shelves.size();
        QTest::mouseClick(overview->findChildren<QPushButton*>(QRegularExpression("^unshelve\\d+$")).front(),
                          Qt::LeftButton);
        accept(app.find<QDialog>("personDialog"));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.session->alarms().states()->shelves.size(), shelves - 1);
    }

    void aShiftOverItsBudgetIsSaid() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        const auto* line = app.find<QLabel>("alarmLoad");
        QVERIFY(!line->text().contains(QStringLiteral("budget")));
        alarms::ShiftPlan plan;
        plan.acceptable = 1;
        app.window->setShiftPlan(plan);
        QVERIFY2(line->text().contains(QStringLiteral("over the budget of the shift from 06:00")),
                 qPrintable(line->text()));
    }

    void aLogThatWasChangedFromOutsideIsSaid() {
        ApplicationProbe app;
        QVERIFY(analysed(app));
        QVERIFY(app.run("acknowledge", {"1", "Ana", "seen"}));
        QVERIFY(app.waitUntilIdle());
        const auto* line = app.find<QLabel>("alarmLoad");
        QVERIFY(!line->text().contains(QStringLiteral("changed from outside")));
        QVERIFY((*store::Database::open(app.folder / "project.vestigo"))
                    ->execute("UPDATE alarm_log SET person = 'somebody else'")
                    .ok());
        QVERIFY(app.run("acknowledge", {"2", "Ana", "seen"}));
        QVERIFY(app.waitUntilIdle());
        QVERIFY2(line->text().contains(QStringLiteral("changed from outside")), qPrintable(line->text()));
        QVERIFY(app.run("alarm-load"));
        QStringList texts;
        for (const QLabel* label :
             app.find<ui_shell::AlarmOverview>("alarmOverview")->findChildren<QLabel*>()) {
            texts += label->text();
        }
        QVERIFY(texts.join(QLatin1Char('\n')).contains(QStringLiteral("from line 1 on")));
        app.find<ui_shell::AlarmOverview>("alarmOverview")->reject();
        QVERIFY(app.waitUntilIdle());
    }

    /// What is shelved is named in words, never by an id of the format.
    void typesAreNamedInWords() {
        alarms::ShelfScope scope;
        scope.terminal = "plc-01";
        scope.type = "equipment_jamming";
        QVERIFY(ui_items::shelfSubject(nullptr, scope).contains(QStringLiteral("only equipment jam")));
        scope.type = "a_type_of_tomorrow";
        QVERIFY(ui_items::shelfSubject(nullptr, scope).contains(QStringLiteral("a type of tomorrow")));
    }
};

QTEST_MAIN(AlarmsTest)
#include "alarms_test.moc"
