// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alarm_overview.h"

#include "core/alarms/alarm_states.h"
#include "tests/support/analysis_builder.h"
#include "tests/support/qt_warnings.h"

#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace vestigo;
using ui_shell::AlarmOverview;

class AlarmOverviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void theFiguresAreCopiedByKeysAlone() {
        const analysis::AnalysisPtr analysis = testing::sampleAnalysis();
        QWidget window;
        AlarmOverview overview(&window);
        overview.setAttribute(Qt::WA_DeleteOnClose, false);
        overview.setStates(
            analysis, std::make_shared<const alarms::AlarmStates>(alarms::alarmStates(*analysis, {}, 1.8e9)));
        overview.show();
        QVERIFY(QTest::qWaitForWindowActive(&overview));
        QApplication::clipboard()->clear();
        QTest::keyClick(&overview, Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QVERIFY2(lines.contains(QStringLiteral("Incidents\t2\t")), qPrintable(lines.join(QLatin1Char('|'))));
        QVERIFY(lines.first().startsWith(QStringLiteral("\tThis recording\t"))); // columns stay columns
        QVERIFY(lines.contains(QStringLiteral("Nothing is shelved.")));
    }
};

QTEST_MAIN(AlarmOverviewTest)
#include "alarm_overview_test.moc"
