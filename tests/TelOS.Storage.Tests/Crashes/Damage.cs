namespace TelOS.Storage.Tests;

/// <summary>What becomes of an image without anybody noticing (F8).</summary>
internal enum Damage
{
    Bit,
    Zeros,
    OldBlock,
    LostWrite,
    MisdirectedWrite,
}
