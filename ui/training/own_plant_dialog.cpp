// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/own_plant_dialog.h"

#include "ui/common/error_text.h"
#include "ui/common/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFrame>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_training {

namespace {

constexpr int tableColumns = 7;

template <class Widget>
Widget* named(const char* name) {
    auto* widget = new Widget;
    widget->setObjectName(QLatin1String(name));
    return widget;
}

constexpr std::array<const char*, plantSteps> stepNames{"Recordings", "Calibrate", "FineTune", "Compare",
                                                        "Adopt"};

QString nameOf(int step, const char* part) {
    return QStringLiteral("plantStep%1%2")
        .arg(QLatin1String(stepNames.at(static_cast<std::size_t>(step))), QLatin1String(part));
}

} // namespace

OwnPlantDialog::OwnPlantDialog(QWidget* parent)
    : QDialog(parent)
    , folder_(named<QLineEdit>("ownPlantFolder"))
    , chooseFolder_(named<QPushButton>("ownPlantChooseFolder"))
    , base_(named<QLineEdit>("ownPlantBase"))
    , chooseBase_(named<QPushButton>("ownPlantChooseBase"))
    , folderTitle_(new QLabel)
    , baseTitle_(new QLabel)
    , mode_(named<QComboBox>("ownPlantMode"))
    , table_(named<QTableWidget>("ownPlantFigures"))
    , inUse_(named<QLabel>("ownPlantInUse"))
    , back_(named<QPushButton>("ownPlantBack"))
    , note_(named<QLabel>("ownPlantNote"))
    , progress_(named<QProgressBar>("ownPlantProgress"))
    , stop_(named<QPushButton>("ownPlantStop"))
    , close_(named<QPushButton>("ownPlantClose")) {
    setObjectName(QStringLiteral("ownPlantDialog"));
    mode_->addItem(QString(), false);
    mode_->addItem(QString(), true);
    makeTable();
    layOut();
    retranslate();
    connectAll();
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setAutoDefault(false); // Enter in a field takes the field, and begins nothing
    }
    setRunning(false);
    resize(900, 720);
}

void OwnPlantDialog::makeTable() {
    table_->setColumnCount(tableColumns);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table_->setTabKeyNavigation(false); // Tab leaves it, as every other field
    table_->setMinimumHeight(160);
    table_->hide();
}

/// A row for each step: what it is, what came of it, its button.
void OwnPlantDialog::makeRows(QGridLayout* grid) {
    for (int step = 0; step < plantSteps; ++step) {
        Row& row = rows_.at(static_cast<std::size_t>(step));
        row.title = new QLabel;
        row.title->setFont(ui_common::sizedFont(font(), ui_common::textPixels, true));
        row.text = new QLabel;
        row.text->setObjectName(nameOf(step, "Text"));
        row.text->setWordWrap(true);
        row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.button = new QPushButton;
        row.button->setObjectName(nameOf(step, "Button"));
        row.title->setContentsMargins(0, 4, 0, 0); // on one line with the button's word
        row.text->setContentsMargins(0, 4, 0, 0);
        row.text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(row.title, step, 0, Qt::AlignTop);
        grid->addWidget(row.text, step, 1);
        grid->addWidget(row.button, step, 2, Qt::AlignTop);
        connect(row.button, &QPushButton::clicked, this,
                [this, step] { Q_EMIT stepRequested(static_cast<PlantStep>(step)); });
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 130);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
}

void OwnPlantDialog::layOut() {
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(16);
    fields->addWidget(folderTitle_, 0, 0);
    fields->addWidget(folder_, 0, 1);
    fields->addWidget(chooseFolder_, 0, 2);
    fields->addWidget(baseTitle_, 1, 0);
    fields->addWidget(base_, 1, 1);
    fields->addWidget(chooseBase_, 1, 2);
    fields->setColumnMinimumWidth(0, 130);
    auto* steps = new QGridLayout;
    makeRows(steps);
    auto* modes = new QHBoxLayout;
    modes->addStretch(1);
    modes->addWidget(mode_);
    auto* rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    note_->setWordWrap(true);
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    inUse_->setWordWrap(true);
    auto* used = new QHBoxLayout;
    used->addWidget(inUse_, 1);
    used->addWidget(back_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(note_, 1);
    buttons->addWidget(stop_);
    buttons->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(fields);
    column->addWidget(rule);
    column->addLayout(steps);
    column->addLayout(modes);
    column->addWidget(table_, 1);
    column->addStretch(0);
    column->addLayout(used);
    column->addWidget(progress_);
    column->addLayout(buttons);
}

void OwnPlantDialog::connectAll() {
    connect(folder_, &QLineEdit::editingFinished, this, [this] { Q_EMIT folderChosen(folder()); });
    connect(base_, &QLineEdit::textChanged, this, [this] { Q_EMIT baseChosen(base()); });
    connect(chooseFolder_, &QPushButton::clicked, this, &OwnPlantDialog::askForFolder);
    connect(chooseBase_, &QPushButton::clicked, this, &OwnPlantDialog::askForBase);
    connect(stop_, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(); });
    connect(back_, &QPushButton::clicked, this, [this] { Q_EMIT backRequested(); });
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
}

QString OwnPlantDialog::folder() const {
    return folder_->text().trimmed();
}

void OwnPlantDialog::setFolder(const QString& folder) {
    folder_->setText(folder);
    Q_EMIT folderChosen(this->folder());
}

QString OwnPlantDialog::base() const {
    return base_->text().trimmed();
}

bool OwnPlantDialog::causal() const {
    return mode_->currentData().toBool();
}

void OwnPlantDialog::setInUse(const QString& text, bool canGoBack) {
    inUse_->setText(text);
    canGoBack_ = canGoBack;
    refresh();
}

void OwnPlantDialog::setStep(PlantStep step, const PlantStepState& state) {
    Row& row = rows_.at(static_cast<std::size_t>(step));
    row.state = state;
    row.text->setText(state.text);
    refresh();
}

void OwnPlantDialog::setComparison(const std::vector<PlantFigureRow>& rows) {
    table_->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (int column = 0; column < tableColumns; ++column) {
            auto* item = new QTableWidgetItem(column == 0 ? rows[i].name : rows[i].values.value(column - 1));
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            if (!rows[i].tellable && (column == 3 || column == 4)) {
                item->setForeground(ui_common::theme().quietText);
                item->setToolTip(tr("The interval holds 0: no difference can be told"));
            }
            table_->setItem(static_cast<int>(i), column, item);
        }
    }
    table_->setVisible(!rows.empty());
}

void OwnPlantDialog::setRunning(bool running) {
    running_ = running;
    progress_->setVisible(running);
    progress_->setValue(0);
    if (running || notesProgress_) { // what it was about is over
        note_->clear();
    }
    notesProgress_ = false;
    refresh();
}

void OwnPlantDialog::setProgress(const QString& stage, const QString& item, double overall) {
    progress_->setValue(static_cast<int>(overall * 1000.0));
    note_->setText(item.isEmpty() ? stage : QStringLiteral("%1 · %2").arg(stage, item));
    notesProgress_ = running_;
}

void OwnPlantDialog::showError(const Error& error) {
    note_->setText(ui_common::errorLine(error));
    notesProgress_ = false;
}

void OwnPlantDialog::showNote(const QString& text) {
    note_->setText(text);
    notesProgress_ = false;
}

void OwnPlantDialog::askForFolder() {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder with recordings of your plant"), folder());
    if (!chosen.isEmpty()) {
        setFolder(chosen);
    }
}

void OwnPlantDialog::askForBase() {
    const QString chosen =
        QFileDialog::getOpenFileName(this, tr("Model to begin with"), base(), tr("Models (*.safetensors)"));
    if (!chosen.isEmpty()) {
        base_->setText(chosen);
    }
}

void OwnPlantDialog::refresh() {
    for (QWidget* field :
         std::initializer_list<QWidget*>{folder_, chooseFolder_, base_, chooseBase_, mode_}) {
        field->setEnabled(!running_);
    }
    bool first = true; // the next thing to do is the one that stands out
    for (Row& row : rows_) {
        row.button->setEnabled(row.state.possible && !running_);
        const bool next = first && row.state.possible && !row.state.done;
        row.button->setProperty("primary", next);
        row.button->update();
        first = first && !next;
    }
    back_->setEnabled(canGoBack_ && !running_);
    stop_->setVisible(running_);
    close_->setText(running_ ? tr("Hide") : tr("Close"));
    close_->setToolTip(running_ ? tr("The step goes on; the menu Model shows it again") : QString());
}

void OwnPlantDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT languageChanged();
    }
}

void OwnPlantDialog::retranslate() {
    setWindowTitle(tr("Your plant"));
    folderTitle_->setText(tr("Recordings"));
    folder_->setAccessibleName(tr("Folder with recordings of your plant"));
    folder_->setPlaceholderText(tr("Folder with recordings of your plant, labelled or not"));
    baseTitle_->setText(tr("Begin with"));
    base_->setAccessibleName(tr("Model to begin with"));
    base_->setPlaceholderText(tr("The model in use"));
    chooseFolder_->setText(tr("Choose…"));
    chooseBase_->setText(tr("Choose…"));
    const QString titles[] = {tr("1  Recordings"), tr("2  Calibrate"), tr("3  Fine-tune"), tr("4  Compare"),
                              tr("5  Adopt")};
    const QString buttons[] = {tr("Look again"), tr("Calibrate"), tr("Fine-tune"), tr("Compare"),
                               tr("Adopt this model")};
    for (int step = 0; step < plantSteps; ++step) {
        Row& row = rows_.at(static_cast<std::size_t>(step));
        row.title->setText(titles[step]);
        row.button->setText(buttons[step]);
    }
    mode_->setAccessibleName(tr("Compared"));
    mode_->setItemText(0, tr("Compare as analysed afterwards"));
    mode_->setItemText(1, tr("Compare as if live"));
    table_->setAccessibleName(tr("Figures of both models"));
    table_->setHorizontalHeaderLabels({tr("Figure"), tr("Yours"), tr("In use"), tr("Difference"),
                                       tr("95 % interval"), tr("Random"), tr("Constant")});
    back_->setText(tr("Back to the model before"));
    stop_->setText(tr("Stop"));
    progress_->setAccessibleName(tr("Progress of the step"));
    refresh();
}

} // namespace vestigo::ui_training
