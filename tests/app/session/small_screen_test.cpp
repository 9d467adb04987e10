// SPDX-License-Identifier: GPL-3.0-or-later
// The window at 1280 by 720: nothing is cut off at its side, and what matters has its room.
#include "tests/app/session/application_probe.h"
#include "tests/support/gui/list_rows.h"
#include "ui/player/stream_view.h"
#include "ui/shell/panel.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::QtWarnings;

class SmallScreenTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationProbe> app_;

    QScrollArea* whyScroll() const {
        QWidget* panel = app_->find<QWidget>("whyPanel");
        QWidget* each = panel == nullptr ? nullptr : panel->parentWidget();
        while (each != nullptr && qobject_cast<QScrollArea*>(each) == nullptr) {
            each = each->parentWidget();
        }
        return qobject_cast<QScrollArea*>(each);
    }

    /// What of the evidence reaches beyond the panel's visible width, each on a line.
    QStringList cutOff() const {
        const QScrollArea* scroll = whyScroll();
        const QWidget* content = scroll->widget();
        QStringList found;
        const auto look = [&](const QWidget* widget) {
            const int right = widget->mapTo(content, QPoint(widget->width(), 0)).x();
            if (right > scroll->viewport()->width()) {
                found += QStringLiteral("%1#%2 to %3 of %4")
                             .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
                             .arg(right)
                             .arg(scroll->viewport()->width());
            }
        };
        look(content);
        const auto* graph = content->findChild<QScrollArea*>(); // scrolls by itself
        for (const QWidget* widget : content->findChildren<QWidget*>()) {
            const bool inGraph = graph != nullptr && graph->isAncestorOf(widget);
            if (widget->isVisibleTo(content) && !inGraph) {
                look(widget);
            }
        }
        return found;
    }

    bool turnsTo(const QString& language, const QString& mode) {
        return app_->run("language", {language}) &&
               QTest::qWaitFor([&] { return app_->session->language() == language; }) &&
               app_->run(qPrintable(mode));
    }

private Q_SLOTS:
    void initTestCase() {
        QtWarnings::watch();
        app_ = std::make_unique<ApplicationProbe>();
        app_->window->resize(1280, 720);
        QVERIFY(app_->open(testing::demoFolder()));
        QVERIFY(app_->analyse());
        QVERIFY(app_->run("incident", {"2"}));
        QVERIFY(app_->run("terminal", {"robot-01"}));
        QVERIFY(app_->waitUntilIdle());
    }
    void cleanup() { QCOMPARE(QtWarnings::take(), QStringList()); }
    void cleanupTestCase() { app_.reset(); }

    void theEvidenceIsNeverCutAtItsSide_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("mode");
        for (const char* language : {"en", "zh_CN"}) {
            for (const char* mode : {"expert", "frontline"}) {
                QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(language), mode)))
                    << QString::fromLatin1(language) << QString::fromLatin1(mode);
            }
        }
    }
    void theEvidenceIsNeverCutAtItsSide() {
        QFETCH(QString, language);
        QFETCH(QString, mode);
        QVERIFY(turnsTo(language, mode));
        QVERIFY(app_->run("layout-reset"));
        QTest::qWait(50);
        QTRY_VERIFY2(cutOff().isEmpty(), qPrintable(cutOff().join(QLatin1Char('\n'))));
        // Nor when somebody drags the panel as narrow as it goes.
        ui_shell::PanelArea* area = app_->window->panels();
        area->resizeDocks(QList<QDockWidget*>{area->panels().why}, {10}, Qt::Horizontal);
        QTest::qWait(50);
        QTRY_VERIFY2(cutOff().isEmpty(), qPrintable(cutOff().join(QLatin1Char('\n'))));
        QVERIFY(turnsTo(QStringLiteral("en"), QStringLiteral("expert")));
        QVERIFY(app_->run("layout-reset"));
        QTRY_COMPARE(app_->find<QPushButton>("analyse")->text(), QStringLiteral("Analyse"));
    }

    /// However much of its width a scroll bar or the window leaves, what is said of an incident is not
    /// covered.
    void noIncidentLiesUnderTheNext_data() { theEvidenceIsNeverCutAtItsSide_data(); }
    void noIncidentLiesUnderTheNext() {
        QFETCH(QString, language);
        QFETCH(QString, mode);
        QVERIFY(turnsTo(language, mode));
        ui_shell::PanelArea* area = app_->window->panels();
        for (const int height : {600, 1000}) {
            app_->window->resize(1280, height);
            QVERIFY(app_->run("layout-reset"));
            for (int width = 420; width >= 200; width -= 20) {
                area->resizeDocks({area->panels().incidents}, {width}, Qt::Horizontal);
                QTest::qWait(0);
                const auto* list = app_->find<QListView>("incidentList");
                QTRY_VERIFY2(testing::rowsOutOfPlace(*list).isEmpty(),
                             qPrintable(testing::rowsOutOfPlace(*list).join(QLatin1Char('\n'))));
            }
        }
        app_->window->resize(1280, 720);
        QVERIFY(turnsTo(QStringLiteral("en"), QStringLiteral("expert")));
        QVERIFY(app_->run("layout-reset"));
        QTRY_COMPARE(app_->find<QPushButton>("analyse")->text(), QStringLiteral("Analyse"));
    }

    /// A row of buttons that does not fit goes on in a second row; none is squeezed or lost.
    void theButtonsBelowTheEvidenceKeepTheirWords() {
        const auto* panel = app_->find<QWidget>("whyPanel");
        for (const char* name : {"acknowledge", "shelve", "report"}) {
            const auto* button = panel->findChild<QPushButton*>(QLatin1String(name));
            QVERIFY2(button != nullptr, name);
            QTRY_VERIFY2(button->isVisible(), name);
            QVERIFY2(button->width() >= button->sizeHint().width(), name);
        }
    }

    void theVideoAndTheIncidentsHaveRoom() {
        app_->window->resize(1280, 720);
        QVERIFY(app_->run("layout-reset"));
        QTest::qWait(50);
        const auto* video = app_->find<ui_player::StreamView>("stream-device");
        QTRY_VERIFY2(video->height() >= 220, qPrintable(QString::number(video->height())));
        auto* list = app_->find<QListView>("incidentList");
        QVERIFY(list->model()->rowCount() >= 2);
        list->scrollToTop();
        const QRect second = list->visualRect(list->model()->index(1, 0));
        QVERIFY2(second.bottom() <= list->viewport()->height(), qPrintable(QString::number(second.bottom())));
    }

    /// What a view takes into the panel's head still works there.
    void theButtonsInThePanelHeadsWork() {
        auto* wall = app_->find<QToolButton>("videoWall");
        QVERIFY(wall->isVisible());
        QVERIFY(!app_->find<QWidget>("player")->isAncestorOf(wall));
        QTest::mouseClick(wall, Qt::LeftButton);
        QVERIFY(app_->window->player()->isWall());
        QTest::mouseClick(wall, Qt::LeftButton);
        QVERIFY(!app_->window->player()->isWall());
        QTest::mouseClick(app_->find<QToolButton>("zoomToIncident"), Qt::LeftButton);
        const timeline::TimeRange visible = app_->window->timeline()->visibleRange();
        QVERIFY(visible.end - visible.start < app_->session->duration());
        QTest::mouseClick(app_->find<QToolButton>("fit"), Qt::LeftButton);
    }
};

QTEST_MAIN(SmallScreenTest)
#include "small_screen_test.moc"
