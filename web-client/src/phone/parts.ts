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

/** Nobody hears of the clock in the first second. */
export const Told = latePart(() => import("./Told"), "Told", true);
export const Leftover = latePart(() => import("./Leftover"), "Leftover");
export const LobbyView = latePart(() => import("./LobbyView"), "LobbyView");
export const MoreDialog = latePart(() => import("./more/MoreDialog"), "MoreDialog");
export const SeatBanners = latePart(() => import("./seats/SeatBanners"), "SeatBanners", true);
export const Refused = latePart(() => import("./Refused"), "Refused");
export const RoomBanners = latePart(() => import("./RoomBanners"), "RoomBanners");
export const SilenceBanner = latePart(() => import("./SilenceBanner"), "SilenceBanner");
export const Removal = latePart(() => import("./Removal"), "Removal");
export const RoomView = latePart(() => import("./RoomView"), "RoomView");
export const EndView = latePart(() => import("./EndView"), "EndView");

export const CardsSheet = latePart(() => import("./CardsSheet"), "CardsSheet");
export const SheetEnd = latePart(() => import("./SheetEnd"), "SheetEnd", true);
export const TextSheetView = latePart(() => import("../flipchart/TextSheetView"), "TextSheetView");
export const Trouble = latePart(() => import("./Trouble"), "Trouble");
export const MapSheet = latePart(() => import("./MapSheet"), "MapSheet");
