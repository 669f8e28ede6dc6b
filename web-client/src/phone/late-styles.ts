/**
 * The styles of the parts that come later: they come with the page. Of a style that could not be fetched a
 * browser's second try knows nothing, and the part would stand there without it.
 */
import "../flipchart/paper.css";
import "../flipchart/choose.css";
import "../flipchart/AddCard.css";
import "../flipchart/Budget.css";
import "../flipchart/CardEditor.css";
import "../flipchart/CardItem.css";
import "../flipchart/CategoryChoice.css";
import "../flipchart/Choice.css";
import "../flipchart/FieldView.css";
import "../flipchart/Guidance.css";
import "../flipchart/LikeAnother.css";
import "../flipchart/LinksList.css";
import "../flipchart/CardMap.css";
import "../flipchart/MapCardView.css";
import "../flipchart/MapList.css";
import "../flipchart/MapView.css";
import "../map/MapPicture.css";
import "../flipchart/NotesView.css";
import "../flipchart/Rehearsal.css";
import "../flipchart/RisingCards.css";
import "../flipchart/Samples.css";
import "../flipchart/PartChoice.css";
import "../flipchart/SharedField.css";
import "../flipchart/OwnChanges.css";
import "../flipchart/ShownField.css";
import "./Leftover.css";
import "./OutOfSight.css";
import "./LobbyView.css";
import "./Removal.css";
import "./SheetEnd.css";
import "./RoomView.css";
import "./speaker/Lamp.css";
import "./speaker/Prompter.css";
import "./offers/offers.css";
import "./EndView.css";
import "./more/MoreDialog.css";
