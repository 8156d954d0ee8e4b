export function watchAttention(workspace) {
    return () => {};
}
