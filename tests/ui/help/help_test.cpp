// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel has its page in both languages, every link leads somewhere, and the window finds them.
#include "tests/support/qt_warnings.h"
#include "ui/common/style.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"
#include "ui/shell/panel_area.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTextBrowser>

using namespace vestigo;

namespace {

const QStringList languages{QStringLiteral("en"), QStringLiteral("zh_CN")};

QStringList linksOf(const QString& html) {
    static const QRegularExpression link(QStringLiteral("href=\"([^\"]*)\""));
    QStringList links;
    for (auto each = link.globalMatch(html); each.hasNext();) {
        links.append(each.next().captured(1));
    }
    return links;
}

} // namespace

class HelpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void everyPanelHasItsPage() {
        for (const QString& language : languages) {
            for (const QString& panel : ui_shell::PanelArea::names()) {
                QVERIFY2(ui_help::pageNames().contains(panel), qPrintable(panel));
                QVERIFY2(!ui_help::pageHtml(language, panel).isEmpty(), qPrintable(language + panel));
            }
        }
    }

    void everyPageHasATitleAndLinksThatLeadSomewhere() {
        for (const QString& language : languages) {
            for (const QString& page : ui_help::pageNames()) {
                QVERIFY2(!ui_help::pageTitle(language, page).isEmpty(), qPrintable(language + page));
                const QStringList links = linksOf(ui_help::pageHtml(language, page));
                QVERIFY2(!links.isEmpty(), qPrintable(page));
                for (QString link : links) {
                    QVERIFY2(link.endsWith(QStringLiteral(".html")), qPrintable(link));
                    link.chop(5);
                    QVERIFY2(ui_help::pageNames().contains(link), qPrintable(page + link));
                }
            }
        }
    }

    void bothLanguagesHaveTheSamePages() {
        for (const QString& page : ui_help::pageNames()) {
            const QString english = ui_help::pageHtml(languages[0], page);
            const QString chinese = ui_help::pageHtml(languages[1], page);
            QVERIFY2(linksOf(english) == linksOf(chinese), qPrintable(page));
            QVERIFY(english != chinese);
        }
    }

    void theWindowFindsAndFollows() {
        ui_common::applyLook(ui_common::darkTheme());
        ui_help::HelpWindow window(QStringLiteral("en"));
        window.showPage(QStringLiteral("logs"));
        window.show();
        QCOMPARE(window.page(), QStringLiteral("logs"));
        auto* contents = window.findChild<QListWidget*>(QStringLiteral("helpContents"));
        QCOMPARE(contents->currentItem()->text(), QStringLiteral("Logs"));
        auto* search = window.findChild<QLineEdit*>(QStringLiteral("helpSearch"));
        QTest::keyClicks(search, QStringLiteral("PCAPNG capture"));
        QCOMPARE(contents->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(window.page(), QStringLiteral("files"));
        search->clear();
        QCOMPARE(contents->count(), static_cast<int>(ui_help::pageNames().size()));
        window.showPage(QStringLiteral("nothing of the kind"));
        QCOMPARE(window.page(), QStringLiteral("index"));
        auto* text = window.findChild<QTextBrowser*>(QStringLiteral("helpText"));
        QVERIFY(text->toPlainText().contains(QStringLiteral("Getting started")));
    }
};

QTEST_MAIN(HelpTest)
#include "help_test.moc"
