// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/breakable_text.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

using vestigo::ui_common::breakable;

class BreakableTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordinaryTextStaysAsItIs_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("a sentence") << QString(
            "The first to behave abnormally was the stamping press, at 06:24.");
        QTest::newRow("Chinese has its own places")
            << QString("最先出现异常的是冲压机，随后输送机在九秒半之后也出现异常，机器人没有受到影响，其他终"
                       "端一切正常。");
    }
    void ordinaryTextStaysAsItIs() {
        QFETCH(QString, text);
        QCOMPARE(breakable(text), text);
    }

    void aLongWordFitsANarrowPanel() {
        const QString word = QString("x").repeated(250);
        const QString text = "Terminal " + word + " was first.";
        QString seen = breakable(text);
        QVERIFY(seen != text);
        QCOMPARE(seen.remove(QChar(0x200B)), text); // nothing else is added or lost
        QLabel label(breakable(text));
        label.setWordWrap(true);
        QVERIFY2(label.minimumSizeHint().width() < 300,
                 qPrintable(QString::number(label.minimumSizeHint().width())));
        QLabel before(text);
        before.setWordWrap(true);
        QVERIFY(before.minimumSizeHint().width() > 480); // what was clipped
    }

    void noCharacterIsTornApart() {
        const QString family =
            QString::fromUtf8("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"); // one to the eye
        const QString seen = breakable(family.repeated(40));
        for (const QString& part : seen.split(QChar(0x200B))) {
            QCOMPARE(part.size() % family.size(), 0);
        }
    }
};

QTEST_MAIN(BreakableTextTest)
#include "breakable_text_test.moc"
