/**
 * The styles of the parts that come later: they come with the page. Of a style that could not be fetched a
 * browser's second try knows nothing, and the part would stand there without it.
 */
import "../flipchart/paper.css";
import "../flipchart/choose.css";
import "../flipchart/teleprompter.css";
import "../flipchart/Guidance.css";
import "../flipchart/SectorChoice.css";
import "../flipchart/AddPlayer.css";
import "../flipchart/LikeAnother.css";
import "../flipchart/PlayerCard.css";
import "../flipchart/PlayerEditor.css";
import "../flipchart/PartnershipsList.css";
import "../flipchart/FindingsView.css";
import "../flipchart/ChallengeView.css";
import "../flipchart/PitchView.css";
import "../flipchart/Rehearsal.css";
import "../flipchart/MapView.css";
import "./LobbyView.css";
import "./ScanSheet.css";
import "./RoomView.css";
import "./EndView.css";
import "./more/MoreDialog.css";
