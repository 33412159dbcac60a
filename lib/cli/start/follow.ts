import { followParent } from "../follow-parent.ts";

// Loaded with --import into programs that are not ours, as `next dev`.
followParent();
