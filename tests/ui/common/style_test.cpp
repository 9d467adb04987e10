// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QtGui/QTextLayout>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyleOptionViewItem>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include <memory>
#include <utility>

using namespace vestigo::ui_common;

namespace {

/// Counts how often the style has to dress a widget.
class PolishCounter : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        count += event->type() == QEvent::Polish || event->type() == QEvent::StyleChange ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

QColor pixel(QWidget& widget, const QPoint& at) {
    return widget.grab().toImage().pixelColor(at);
}

/// The colour that stands out most against the ground at (3, middle): that of the text.
QColor inkOf(QWidget& widget) {
    const QImage image = widget.grab().toImage();
    const QColor ground = image.pixelColor(3, image.height() / 2);
    QColor ink = ground;
    for (int y = 2; y < image.height() - 2; ++y) {
        for (int x = 2; x < image.width() - 2; ++x) {
            if (contrast(image.pixelColor(x, y), ground) > contrast(ink, ground)) {
                ink = image.pixelColor(x, y);
            }
        }
    }
    return ink;
}

/// Tells how it paints a row.
class OpenList : public QListWidget {
public:
    /// Pixels that its words need and have.
    std::pair<double, double> heights(int row) const {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = visualItemRect(item(row));
        option.features |= QStyleOptionViewItem::HasDisplay;
        option.text = item(row)->text();
        const QRect area = style()->subElementRect(QStyle::SE_ItemViewItemText, &option, this);
        const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, this) + 1;
        QTextLayout words(option.text, option.font);
        words.beginLayout();
        double needed = 0.0;
        for (QTextLine line = words.createLine(); line.isValid(); line = words.createLine()) {
            line.setLineWidth(area.width() - 2 * margin);
            needed += line.height();
        }
        words.endLayout();
        return {needed, area.height()};
    }

    /// What is amiss with the rows, each of which begins where the one before ends.
    QStringList faults() const {
        QStringList found;
        int top = -verticalScrollBar()->value();
        for (int row = 0; row < count(); ++row) {
            const QRect place = visualItemRect(item(row));
            const auto [needed, has] = heights(row);
            if (place.top() != top || needed > has + 0.5) {
                found += QStringLiteral("row %1 from %2 (%3), %4 (%5) high")
                             .arg(row)
                             .arg(place.top())
                             .arg(top)
                             .arg(has)
                             .arg(needed);
            }
            top = place.bottom() + 1;
        }
        if (horizontalScrollBar()->maximum() > 0) {
            found += QStringLiteral("%1 beyond its side").arg(horizontalScrollBar()->maximum());
        }
        return found;
    }
};

} // namespace

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyLook(lightTheme()); }

    /// What is on the screen takes the other theme's hues without being made or dressed anew.
    void aChangeOfThemeIsARepaint() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* button = new QPushButton(QStringLiteral("Button"));
        auto* edit = new QLineEdit(QStringLiteral("Text"));
        auto* quiet = new QLabel(QStringLiteral("Quiet"));
        quiet->setProperty("quiet", true);
        auto* frame = new QFrame;
        frame->setObjectName(QStringLiteral("panelHead"));
        frame->setMinimumSize(40, 20);
        for (QWidget* widget : std::initializer_list<QWidget*>{button, edit, quiet, frame}) {
            column->addWidget(widget);
        }
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const Theme* theme : {&darkTheme(), &lightTheme()}) {
            PolishCounter dressed;
            for (QWidget* widget : window.findChildren<QWidget*>()) {
                widget->installEventFilter(&dressed);
            }
            applyLook(*theme);
            QCoreApplication::processEvents(); // Qt hands the palette on with the next event
            QCOMPARE(dressed.count, 0);
            QCOMPARE(pixel(window, {1, 1}), theme->ground);
            QCOMPARE(pixel(*button, {6, 6}), theme->panel);
            QCOMPARE(pixel(*edit, {6, 6}), theme->ground);
            QCOMPARE(pixel(*frame, {6, 6}), theme->panel);
            QCOMPARE(pixel(*frame, {0, 6}), theme->rule);
            QCOMPARE(quiet->palette().color(quiet->foregroundRole()), theme->quietText);
        }
    }

    void whatIsWrittenCanBeRead_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("kind");
        for (const bool dark : {false, true}) {
            for (const char* kind : {"plain", "primary", "quiet", "segment", "chosen segment", "disabled"}) {
                QTest::addRow("%s, %s", kind, dark ? "dark" : "light") << dark << QString::fromLatin1(kind);
            }
        }
    }
    void whatIsWrittenCanBeRead() {
        QFETCH(bool, dark);
        QFETCH(QString, kind);
        applyLook(dark ? darkTheme() : lightTheme());
        QPushButton button(QStringLiteral("MMMM"));
        button.setFont(sizedFont(button.font(), 26)); // whole pixels of ink
        button.setEnabled(kind != QLatin1String("disabled"));
        button.setProperty("primary", kind == QLatin1String("primary"));
        button.setProperty("quiet", kind == QLatin1String("quiet"));
        button.setProperty("segment", kind.endsWith(QLatin1String("segment")));
        button.setCheckable(true);
        button.setChecked(kind.startsWith(QLatin1String("chosen")));
        button.adjustSize();
        const QColor ground = pixel(button, {3, button.height() / 2});
        QVERIFY2(contrast(inkOf(button), ground) >= 4.5,
                 qPrintable(inkOf(button).name() + QStringLiteral(" on ") + ground.name()));
    }

    /// The keyboard's place shows on each control by the rule around it.
    void theFocusShows() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        const std::initializer_list<QWidget*> controls{new QPushButton(QStringLiteral("a")), new QLineEdit,
                                                       new QSpinBox, new QComboBox, new QTableWidget(2, 2)};
        for (QWidget* control : controls) {
            column->addWidget(control);
        }
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (QWidget* control : controls) {
            control->setFocus();
            const QPoint onRule(control->width() / 2, 0);
            QVERIFY2(pixel(*control, onRule) == lightTheme().selection, control->metaObject()->className());
            window.setFocus();
            control->clearFocus();
            QVERIFY2(pixel(*control, onRule) == lightTheme().rule, control->metaObject()->className());
        }
    }

    void aCheckBoxTellsItsState() {
        QCheckBox box(QStringLiteral("Check"));
        box.adjustSize();
        const QPoint inside(7, box.height() / 2);
        QCOMPARE(pixel(box, inside), lightTheme().panel);
        box.setChecked(true);
        QCOMPARE(pixel(box, inside), lightTheme().selection);
    }

    void anEntryThatIsTickedLooksSo() {
        QListWidget list;
        list.resize(200, 60);
        list.addItem(QStringLiteral("Entry"));
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QImage pictures[2];
        for (const Qt::CheckState state : {Qt::Unchecked, Qt::Checked}) {
            list.item(0)->setCheckState(state);
            pictures[state == Qt::Checked] = list.viewport()->grab(QRect(0, 0, 22, 20)).toImage();
        }
        QVERIFY(pictures[0] != pictures[1]);
        const QColor middle = pictures[0].pixelColor(11, 10);
        bool boxShows = false;
        for (int x = 0; x < 11; ++x) {
            boxShows = boxShows || contrast(pictures[0].pixelColor(x, 10), middle) > 1.1;
        }
        QVERIFY(boxShows);
    }

    void aProgressBarShowsItsShare() {
        QProgressBar bar;
        bar.setTextVisible(false);
        bar.resize(202, bar.sizeHint().height());
        bar.setValue(40);
        QCOMPARE(pixel(bar, {60, 6}), lightTheme().selection);
        QCOMPARE(pixel(bar, {100, 6}), lightTheme().ground);
    }

    /// The handle says where one is, and can be dragged to the end.
    void aScrollBarIsDraggedToItsEnd() {
        QScrollArea area;
        auto* page = new QWidget;
        page->setFixedSize(100, 4000);
        area.setWidget(page);
        area.resize(160, 200);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        QScrollBar* bar = area.verticalScrollBar();
        QCOMPARE(bar->width(), 10);
        QCOMPARE(pixel(*bar, {5, 12}), lightTheme().rule);
        QTest::mousePress(bar, Qt::LeftButton, {}, {5, 10});
        QTest::mouseMove(bar, {5, bar->height() + 40});
        QTest::mouseRelease(bar, Qt::LeftButton, {}, {5, bar->height() + 40});
        QCOMPARE(bar->value(), bar->maximum());
        QCOMPARE(pixel(*bar, {5, bar->height() - 12}), lightTheme().rule);
    }

    /// In a list whose words wrap, with and without a scroll bar.
    void wordsThatWrapHaveTheirRoom() {
        for (const int rows : {2, 6}) {
            OpenList list;
            list.setWordWrap(true);
            for (int row = 0; row < rows; ++row) {
                list.addItem(
                    QStringLiteral("%1: a column that the mapping names %2 is not in the table, line 7")
                        .arg(row)
                        .arg(QString(qsizetype{3} * row, QLatin1Char('x'))));
            }
            list.show();
            for (int width = 200; width <= 700; width += 3) {
                list.resize(width, 120);
                QTRY_VERIFY2(list.faults().isEmpty(),
                             qPrintable(QStringLiteral("%1: %2").arg(width).arg(list.faults().join("; "))));
            }
        }
    }

    /// Text of any length fits what is measured for it.
    void aControlIsAsLargeAsItsText() {
        const QString text = QStringLiteral("A rather long name of an engine");
        QPushButton button(text);
        const int wide = button.fontMetrics().horizontalAdvance(text);
        QVERIFY(button.sizeHint().width() >= wide + 24);
        QComboBox box;
        box.addItem(text);
        QVERIFY(box.sizeHint().width() >= wide + 28);
        QVERIFY(QLineEdit().sizeHint().height() >= button.fontMetrics().height() + 12);
    }
};

QTEST_MAIN(StyleTest)
#include "style_test.moc"
