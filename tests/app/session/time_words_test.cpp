// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/time_words.h"

#include <QtTest/QTest>

using namespace vestigo;

class TimeWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTimeThatSomeoneMeans_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<double>("seconds"); // below 0: no time
        QTest::newRow("seconds") << "41.5" << 41.5;
        QTest::newRow("with their unit") << " 41.5 s " << 41.5;
        QTest::newRow("forward") << "+2" << 12.0;
        QTest::newRow("back") << "-2.5" << 7.5;
        QTest::newRow("clock") << "23:59:30" << 30.0;
        QTest::newRow("clock with tenths") << "23:59:00.5" << 0.5;
        QTest::newRow("clock in minutes") << "23:59" << 0.0;
        QTest::newRow("past midnight") << "00:01:00" << 120.0;
        QTest::newRow("no hour") << "24:00:00" << -1.0;
        QTest::newRow("no minute") << "12:60" << -1.0;
        QTest::newRow("a word") << "noon" << -1.0;
        QTest::newRow("nothing") << "" << -1.0;
        QTest::newRow("not finite") << "inf" << -1.0;
        QTest::newRow("digits without end") << QString(400, '9') << -1.0;
    }
    void aTimeThatSomeoneMeans() {
        QFETCH(QString, words);
        QFETCH(double, seconds);
        const ui_common::SiteClock clock(parseTimestamp("2024-05-17T23:59:00+08:00"));
        const auto time = session::timeFromWords(words, clock, 10.0);
        QCOMPARE(time.has_value(), seconds >= 0.0);
        QVERIFY(!time || qAbs(*time - seconds) < 1e-6);
    }

    void withoutAClockThereAreOnlySeconds() {
        QVERIFY(!session::timeFromWords("12:00", ui_common::SiteClock(), 0.0));
        QVERIFY(session::timeFromWords("12", ui_common::SiteClock(), 0.0));
    }
};

QTEST_GUILESS_MAIN(TimeWordsTest)
#include "time_words_test.moc"
