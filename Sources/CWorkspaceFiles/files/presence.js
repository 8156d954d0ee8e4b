export function presenceSwitch(workspace) {
    return null;
}
