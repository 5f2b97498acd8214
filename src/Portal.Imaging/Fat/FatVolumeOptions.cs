namespace Portal.Imaging.Fat;

/// <summary>What tells one volume, and the disk it is on, from another.</summary>
/// <param name="Label">1 to 11 ASCII characters, kept as they are written.</param>
/// <param name="Serial">The volume's serial number.</param>
/// <param name="Signature">The disk's signature in its partition table: Windows takes two disks with the same one for the same disk.</param>
/// <param name="Time">When all files were made.</param>
public sealed record FatVolumeOptions(string Label, uint Serial, uint Signature, DateTimeOffset Time);
