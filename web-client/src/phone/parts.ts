/**
 * What a phone shows, but nobody needs for their first letter at another sheet. Each is in a file of its
 * own. What is said when the network or this device fails is not among them.
 */
import { latePart } from "../theme/late-part";
// Both kinds of sheets need these.
import "../flipchart/ShownField";
import "../theme/Limit";
import "../flipchart/late-details";
import "../flipchart/late-parts";
import "./late-styles";
import "./offers/late-parts";

export const Leftover = latePart(async () => (await import("./Leftover")).Leftover);
export const LobbyView = latePart(async () => (await import("./LobbyView")).LobbyView);
export const MoreDialog = latePart(async () => (await import("./more/MoreDialog")).MoreDialog);
export const SeatBanners = latePart(
  async () => (await import("./seats/SeatBanners")).SeatBanners,
  true,
);
export const Refused = latePart(async () => (await import("./Refused")).Refused);
export const RoomBanners = latePart(async () => (await import("./RoomBanners")).RoomBanners);
export const SilenceBanner = latePart(async () => (await import("./SilenceBanner")).SilenceBanner);
export const Removal = latePart(async () => (await import("./Removal")).Removal);
export const RoomView = latePart(async () => (await import("./RoomView")).RoomView);
export const EndView = latePart(async () => (await import("./EndView")).EndView);

export const CardsSheet = latePart(async () => (await import("./CardsSheet")).CardsSheet);
export const TextSheetView = latePart(
  async () => (await import("../flipchart/TextSheetView")).TextSheetView,
);
export const Trouble = latePart(async () => (await import("./Trouble")).Trouble);
export const MapSheet = latePart(async () => (await import("./MapSheet")).MapSheet);
