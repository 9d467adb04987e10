// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a list are as high as their words need in the width that there is, however that width came about.
#include "ui/shell/list_panel.h"

#include "core/alarms/alarm_states.h"
#include "tests/support/analysis_builder.h"
#include "tests/support/gui/list_rows.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/style.h"
#include "ui/items/incident_model.h"
#include "ui/shell/row_delegates.h"

#include <QtTest/QTest>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <map>
#include <memory>

using namespace vestigo;
using ui_items::IncidentModel;
using ui_shell::ListPanel;

namespace {

constexpr int longestWaitMs = 3000; ///< the list itself waits 100 ms before it follows a new size

/// Incidents by turns of four terminals (their words want two lines in a narrow list) and of one.
analysis::AnalysisPtr incidents(std::size_t count) {
    analysis::Analysis out = testing::sampleAnalysisValue();
    const std::vector<analysis::Incident> kinds = out.incidents;
    out.incidents.clear();
    for (std::size_t i = 0; i < count; ++i) {
        out.incidents.push_back(kinds[i % kinds.size()]);
        out.incidents.back().id = "i" + std::to_string(i + 1);
        if (i % 4 == 2) {
            out.incidents.back().path.pop_back(); // not all as long as another
        }
    }
    return std::make_shared<const analysis::Analysis>(std::move(out));
}

alarms::AlarmStatesPtr nobodyHasActed(const analysis::Analysis& analysis) {
    return std::make_shared<const alarms::AlarmStates>(alarms::alarmStates(analysis, {}, 1.8e9));
}

/// Remembers where it painted the rows the last time that the list painted itself.
class WatchedDelegate : public ui_shell::IncidentDelegate {
public:
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painted_[index.row()] = option.rect;
        IncidentDelegate::paint(painter, option, index);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            painted_.clear();
        }
        return IncidentDelegate::eventFilter(watched, event);
    }

    /// No row was painted over another, nor apart from it.
    bool rowByRow() const {
        return std::adjacent_find(painted_.begin(), painted_.end(), [](const auto& one, const auto& next) {
                   return next.second.top() != one.second.bottom() + 1;
               }) == painted_.end();
    }
    std::size_t rows() const { return painted_.size(); }

private:
    mutable std::map<int, QRect> painted_;
};

/// The incident list as the window has it.
struct Shown {
    Shown() {
        list()->viewport()->installEventFilter(delegate);
        panel.resize(260, 400);
        panel.show();
    }

    void set(const analysis::AnalysisPtr& analysis) { model.setAnalysis(analysis); }
    void tag(const analysis::AnalysisPtr& analysis) { model.setAlarms(nobodyHasActed(*analysis)); }
    /// So many incidents, and what is said of each.
    void fill(std::size_t count) {
        const auto analysis = incidents(count);
        set(analysis);
        tag(analysis);
    }

    QString wrongRows() const { return testing::rowsOutOfPlace(*list()).join(QStringLiteral("; ")); }

    /// All rows have their heights, at the latest when the list has settled.
    bool settlesRight() {
        QTest::qWait(0);
        const bool right = QTest::qWaitFor([this] { return wrongRows().isEmpty(); }, longestWaitMs);
        if (!right) {
            qInfo("viewport %d x %d: %s", list()->viewport()->width(), list()->viewport()->height(),
                  qPrintable(wrongRows()));
        }
        return right;
    }

    bool hasBar() const { return list()->verticalScrollBar()->isVisible(); }
    QListView* list() const { return panel.list(); }

    IncidentModel model;
    WatchedDelegate* delegate = new WatchedDelegate; ///< the list's
    ListPanel panel{&model, delegate, QStringLiteral("incidentList"), QStringLiteral("Incidents")};
};

} // namespace

class ListPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        ui_common::applyLook(ui_common::lightTheme());
        testing::QtWarnings::watch();
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    /// What is said of incidents makes them higher, the scroll bar comes, and the words have less room.
    void aScrollBarThatComesTakesItsWidth() {
        for (int width = 200; width <= 420; width += 10) {
            Shown shown;
            shown.panel.resize(width, 300);
            const auto analysis = incidents(6);
            shown.set(analysis);
            QTRY_VERIFY(shown.hasBar() || shown.settlesRight());
            shown.panel.resize(width, shown.list()->visualRect(shown.model.index(5)).bottom() + 2);
            QVERIFY(shown.settlesRight());
            QTRY_VERIFY(!shown.hasBar());
            shown.tag(analysis);
            QTRY_VERIFY(shown.hasBar());
            QVERIFY(shown.settlesRight());
        }
    }

    /// Not for a moment: whoever asks the list for a row's place has it laid out, so none is asked here.
    void noPictureShowsARowCovered() {
        for (int width = 200; width <= 420; width += 20) {
            Shown shown;
            const auto analysis = incidents(6);
            shown.panel.resize(width, 380);
            shown.set(analysis);
            QTRY_COMPARE(shown.delegate->rows(), std::size_t{6});
            shown.tag(analysis);
            for (int turn = 0; turn < 20; ++turn) {
                QTest::qWait(5);
                QVERIFY(shown.delegate->rowByRow());
            }
        }
    }

    void aScrollBarThatGoesGivesItBack() {
        for (int width = 200; width <= 420; width += 10) {
            Shown shown;
            shown.panel.resize(width, 300);
            shown.fill(20);
            QTRY_VERIFY(shown.hasBar());
            QVERIFY(shown.settlesRight());
            shown.fill(2);
            QTRY_VERIFY(!shown.hasBar());
            QVERIFY(shown.settlesRight());
        }
    }

    void onlyTheWidthChanges() {
        Shown shown;
        shown.fill(12);
        shown.panel.resize(420, 300);
        QVERIFY(shown.settlesRight());
        for (int width = 410; width >= 200; width -= 7) {
            shown.panel.resize(width, 300);
            QVERIFY(shown.settlesRight());
        }
        for (int width = 200; width <= 420; width += 11) {
            shown.panel.resize(width, 300);
            QVERIFY(shown.settlesRight());
        }
    }

    void onlyTheViewportsWidthChanges() {
        Shown shown;
        shown.fill(3);
        shown.panel.resize(260, 600);
        QVERIFY(shown.settlesRight());
        for (int width = 200; width <= 420; width += 5) {
            shown.panel.resize(width, 600);
            QVERIFY(shown.settlesRight());
            shown.list()->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
            QVERIFY(shown.settlesRight());
            shown.list()->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
            QVERIFY(shown.settlesRight());
        }
    }

    void itsHeightChanges() {
        Shown shown;
        shown.fill(5);
        for (int width = 240; width <= 300; width += 20) {
            for (int height = 120; height <= 480; height += 40) {
                shown.panel.resize(width, height);
                QVERIFY(shown.settlesRight());
            }
            for (int height = 480; height >= 120; height -= 40) {
                shown.panel.resize(width, height);
                QVERIFY(shown.settlesRight());
            }
        }
    }

    void anotherFontOrTheme() {
        Shown shown;
        shown.fill(5);
        QVERIFY(shown.settlesRight());
        QFont wide = shown.list()->font();
        wide.setLetterSpacing(QFont::PercentageSpacing, 130.0);
        shown.list()->setFont(wide);
        QVERIFY(shown.settlesRight());
        shown.list()->setFont(QFont());
        QVERIFY(shown.settlesRight());
        ui_common::applyLook(ui_common::darkTheme());
        QVERIFY(shown.settlesRight());
        ui_common::applyLook(ui_common::lightTheme());
        QVERIFY(shown.settlesRight());
    }

    void whatChangedWhileNobodySawIt() {
        for (int width = 200; width <= 420; width += 10) {
            Shown shown;
            shown.panel.resize(420, 300);
            shown.set(incidents(2));
            QVERIFY(shown.settlesRight());
            shown.panel.hide();
            shown.fill(7);
            QTest::qWait(0);
            shown.panel.resize(width, 300);
            shown.panel.show();
            QVERIFY(shown.settlesRight());
        }
    }

    /// As an analysis that runs tells of more and more incidents.
    void incidentsComeOneByOne() {
        for (int width = 200; width <= 420; width += 20) {
            Shown shown;
            shown.panel.resize(width, 300);
            for (std::size_t count = 0; count <= 9; ++count) {
                const auto analysis = incidents(count);
                shown.set(analysis);
                QVERIFY(shown.settlesRight());
                shown.tag(analysis);
                QVERIFY(shown.settlesRight());
            }
        }
    }
};

QTEST_MAIN(ListPanelTest)
#include "list_panel_test.moc"
