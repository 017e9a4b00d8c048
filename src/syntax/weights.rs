//! What the layers of the model have in common with the build, which lays their weights ready (`rounding.rs`).

/// Numbers of a vector; both kinds of vectors have eight.
pub(crate) const LANES: usize = 8;
/// Vectors side by side in a panel, for many rows.
pub(crate) const MANY: usize = 2;
/// Vectors side by side in a panel, for one row: the inputs are read once for all of them.
pub(crate) const ONE: usize = 7;
/// Width of a token's vector.
pub(crate) const WIDTH: usize = 96;
/// Sums of a maxout layer: three pieces, one after the other.
pub(crate) const SUMS: usize = 3 * WIDTH;
/// Products that four outputs of a convolution take.
pub(crate) const READ: usize = 6;

/// Added to a small float and seen as an integer, its lower half holds the float rounded: a vector of conversions for one addition.
const ROUNDING: f32 = 12_582_912.0;
/// The largest rounded input.
pub(crate) const MOST: f32 = 8191.0;

/// Two rounded floats as a pair.
#[inline(always)]
pub(crate) fn pair(first: f32, second: f32) -> i32 {
    let [first, second] = [first, second].map(|value| (value + ROUNDING).to_bits());
    ((first & 0xffff) | (second << 16)).cast_signed()
}
